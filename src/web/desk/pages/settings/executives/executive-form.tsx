import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { ExecutiveView, SaveExecutive } from "../../../../../shared/contract/forms.ts";
import { api } from "../../../../lib/api.ts";
import { EditForm, FormRow } from "../../../../ui/edit-form.tsx";
import { NamesFields } from "../shared/names-fields.tsx";
import { allStaffQuery, allTeamsQuery, named } from "../shared/settings-queries.ts";
import { RemoveExecutive } from "./remove-executive.tsx";

type Values = { staffId?: number; title: SaveExecutive["title"]; teamId?: number; deputyIds: number[] };

/** Who the executive is, how they are called before customers, their office and their deputies. */
export function ExecutiveForm(props: {
  executive: ExecutiveView | null;
  others: readonly ExecutiveView[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const staff = useQuery(allStaffQuery).data?.filter(({ active }) => active);
  const teams = useQuery(allTeamsQuery).data;
  const { executive, others, onClose } = props;
  const refresh = () => client.invalidateQueries({ queryKey: ["executives"] });
  const save = async ({ staffId, title, teamId, deputyIds }: Values) => {
    const last = Math.max(0, ...others.map(({ position }) => position));
    const body = { title, teamId: teamId!, deputyIds, position: executive?.position ?? last + 10 };
    await api.put("/api/v1/executives/:staffId", { params: { staffId: staffId! }, body });
    await refresh();
  };
  const needed = { required: true, message: t("desk-pickers.missing") };
  const taken = new Set(others.map((other) => other.staff.id));
  const search = { optionFilterProp: "label" };
  return (
    <EditForm<Values, void>
      initial={{
        staffId: executive?.staff.id,
        title: executive?.title ?? {},
        teamId: executive?.team.id,
        deputyIds: executive?.deputies.map(({ id }) => id) ?? [],
      }}
      save={save}
      onSaved={onClose}
      onCancel={onClose}
      more={
        executive && (
          <RemoveExecutive
            executive={executive}
            others={others}
            onRemoved={async () => {
              await refresh();
              onClose();
            }}
          />
        )
      }
    >
      <Form.Item name="staffId" label={t("desk-executive.person")} rules={[needed]}>
        <Select
          disabled={executive !== null}
          options={named(executive ? staff : staff?.filter(({ id }) => !taken.has(id)))}
          showSearch={search}
        />
      </Form.Item>
      <NamesFields name={["title"]} label={t("desk-executive.title")} />
      <FormRow>
        <Form.Item
          name="teamId"
          label={t("desk-executive.office")}
          extra={t("desk-executive.officeHint")}
          rules={[needed]}
        >
          <Select options={named(teams)} showSearch={search} />
        </Form.Item>
        <Form.Item name="deputyIds" label={t("desk-executive.deputies")} extra={t("desk-executive.deputiesHint")}>
          <Select
            mode="multiple"
            options={named(staff?.filter(({ id }) => id !== executive?.staff.id))}
            showSearch={search}
            placeholder={t("desk-forms.none")}
          />
        </Form.Item>
      </FormRow>
    </EditForm>
  );
}
