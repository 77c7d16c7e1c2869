import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Team } from "../../../../../shared/contract/accounts.ts";
import { api } from "../../../../lib/api.ts";
import { EditForm } from "../../../../ui/edit-form.tsx";
import { staffQuery } from "../../../pickers/people.ts";
import { DeleteButton } from "../shared/delete-button.tsx";
import { allCalendarsQuery, named } from "../shared/settings-queries.ts";
import styles from "./teams.module.css";

type Values = {
  name: string;
  routing: Team["routing"];
  calendarId?: number | null;
  leadId?: number | null;
  memberIds: number[];
};

export function TeamForm({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const staff = useQuery(staffQuery).data;
  const calendars = useQuery(allCalendarsQuery).data;
  const refresh = () =>
    Promise.all([client.invalidateQueries({ queryKey: ["teams"] }), client.invalidateQueries({ queryKey: ["staff"] })]);
  const save = async ({ name, routing, calendarId = null, leadId = null, memberIds }: Values) => {
    const body = { name: name.trim(), routing, calendarId, leadId, memberIds };
    if (team) await api.put("/api/v1/teams/:id", { params: { id: team.id }, body });
    else await api.post("/api/v1/teams", { body });
    await refresh();
  };
  const initial: Values = {
    name: team?.name ?? "",
    routing: team?.routing ?? "round_robin",
    calendarId: team?.calendarId ?? undefined,
    leadId: team?.lead?.id,
    memberIds: team?.members.map(({ id }) => id) ?? [],
  };
  return (
    <EditForm<Values, void>
      initial={initial}
      save={save}
      onSaved={onClose}
      onCancel={onClose}
      more={
        team && (
          <DeleteButton
            text={t("desk-teams.archive")}
            question={{ title: t("desk-teams.archiveTitle", { name: team.name }), text: t("desk-teams.archiveText") }}
            act={async () => {
              await api.delete("/api/v1/teams/:id", { params: { id: team.id } });
              await refresh();
            }}
            done={t("desk-teams.archived")}
            onDone={onClose}
          />
        )
      }
    >
      <Form.Item
        name="name"
        label={t("desk-settings.name")}
        rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
      >
        <Input maxLength={100} autoFocus={!team} />
      </Form.Item>
      <Form.Item name="routing" label={t("desk-teams.routing")}>
        <Radio.Group className={styles.routing}>
          {(["round_robin", "pull"] as const).map((routing) => (
            <Radio key={routing} value={routing}>
              {t(`desk-teams.${routing}.name`)}
              <small>{t(`desk-teams.${routing}.hint`)}</small>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item name="memberIds" label={t("desk-teams.members")}>
        <Select mode="multiple" options={named(staff)} showSearch={{ optionFilterProp: "label" }} />
      </Form.Item>
      <Form.Item name="leadId" label={t("desk-teams.lead")} extra={t("desk-teams.leadHint")}>
        <Select
          allowClear
          options={named(staff)}
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("desk-forms.none")}
        />
      </Form.Item>
      <Form.Item name="calendarId" label={t("desk-teams.calendar")} extra={t("desk-teams.calendarHint")}>
        <Select allowClear options={named(calendars)} placeholder={t("desk-settings.byDefault")} />
      </Form.Item>
    </EditForm>
  );
}
