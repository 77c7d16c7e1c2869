import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, Input, InputNumber, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { StaffMember } from "../../../../../shared/contract/accounts.ts";
import type { Locale } from "../../../../../shared/contract/common.ts";
import { api } from "../../../../lib/api.ts";
import { locales } from "../../../../lib/i18n.ts";
import { useMe } from "../../../../lib/session.ts";
import { timeZoneOptions } from "../../../../lib/time-zones.ts";
import { EditForm, FormRow, FormSection } from "../../../../ui/edit-form.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { teamsQuery } from "../../../pickers/people.ts";
import { useRoleName } from "../roles/use-role-name.ts";
import { allRolesQuery, named } from "../shared/settings-queries.ts";
import { ActiveButton } from "./active-button.tsx";
import { PersonAccess } from "./person-access.tsx";

type Values = {
  name: string;
  email: string;
  password?: string;
  locale: Locale;
  timeZone: string;
  capacity: number;
  roleIds: number[];
  teamIds: number[];
};

export function PersonForm({ person, onClose }: { person: StaffMember | null; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const roleName = useRoleName();
  const roles = useQuery(allRolesQuery).data;
  const teams = useQuery(teamsQuery).data;
  const zones = useMemo(timeZoneOptions, []);
  const save = async ({ password = "", ...values }: Values) => {
    const body = { ...values, name: values.name.trim(), email: values.email.trim() };
    if (person) await api.patch("/api/v1/staff/:id", { params: { id: person.id }, body });
    else await api.post("/api/v1/staff", { body: { ...body, password } });
    await client.invalidateQueries({ queryKey: ["staff"] });
    void client.invalidateQueries({ queryKey: ["teams"] });
    void client.invalidateQueries({ queryKey: ["roles"] });
  };
  // A new person begins as an agent, which is known only once the roles are.
  if (!roles) return <BlockSkeleton lines={8} />;
  const needed = { required: true, message: t("desk-pickers.missing") };
  return (
    <>
      <EditForm<Values, void>
        initial={{
          name: person?.name ?? "",
          email: person?.email ?? "",
          locale: person?.locale ?? me.locale,
          timeZone: person?.timeZone ?? me.timeZone,
          capacity: person?.capacity ?? 20,
          roleIds: person?.roles.map(({ id }) => id) ?? roles.filter(({ key }) => key === "agent").map(({ id }) => id),
          teamIds: person?.teams.map(({ id }) => id) ?? [],
        }}
        save={save}
        onSaved={onClose}
        onCancel={onClose}
        more={person && person.id !== me.id && <ActiveButton person={person} onDone={onClose} />}
      >
        <FormSection title={t("desk-people.who")}>
          <FormRow>
            <Form.Item name="name" label={t("desk-settings.name")} rules={[{ ...needed, whitespace: true }]}>
              <Input maxLength={100} autoFocus={!person} autoComplete="off" />
            </Form.Item>
            <Form.Item name="email" label={t("desk-people.email")} rules={[needed]}>
              <Input maxLength={254} inputMode="email" autoComplete="off" />
            </Form.Item>
          </FormRow>
          {!person && (
            <Form.Item
              name="password"
              label={t("desk-people.firstPassword")}
              extra={t("desk-people.firstPasswordHint")}
              rules={[needed, { min: 10, message: t("desk-sign-in.setup.passwordShort") }]}
            >
              <Input.Password maxLength={128} autoComplete="new-password" />
            </Form.Item>
          )}
          <FormRow>
            <Form.Item name="locale" label={t("desk-people.language")}>
              <Select
                options={locales.map((value) => ({ value, label: t(`desk-customer.details.languages.${value}`) }))}
              />
            </Form.Item>
            <Form.Item name="timeZone" label={t("desk-people.timeZone")}>
              <Select showSearch={{ optionFilterProp: "label" }} options={zones} />
            </Form.Item>
          </FormRow>
        </FormSection>
        <FormSection title={t("desk-people.work")}>
          <Form.Item name="roleIds" label={t("desk-people.roles")} rules={[needed]}>
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: "label" }}
              options={roles.map((role) => ({ value: role.id, label: roleName(role) }))}
            />
          </Form.Item>
          <Form.Item name="teamIds" label={t("desk-people.teams")}>
            <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={named(teams)} />
          </Form.Item>
          <Form.Item
            name="capacity"
            label={t("desk-people.capacity")}
            extra={t("desk-people.capacityHint")}
            rules={[needed]}
          >
            <InputNumber min={0} max={10_000} precision={0} />
          </Form.Item>
        </FormSection>
      </EditForm>
      {person && <PersonAccess person={person} />}
    </>
  );
}
