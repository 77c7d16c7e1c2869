import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { SlaPolicyView } from "../../../../../shared/contract/promises.ts";
import { api } from "../../../../lib/api.ts";
import { EditForm, FormSection } from "../../../../ui/edit-form.tsx";
import { DeleteButton } from "../shared/delete-button.tsx";
import { allCalendarsQuery, named } from "../shared/settings-queries.ts";
import { LadderFields } from "./ladder-fields.tsx";
import { MatchFields } from "./match-fields.tsx";
import { type PolicyValues, toBody, toValues } from "./policy-values.ts";
import { SimulateButton } from "./simulate-button.tsx";
import { TargetFields } from "./target-fields.tsx";

export function PolicyForm(props: {
  policy: SlaPolicyView | null;
  policies: readonly SlaPolicyView[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const calendars = useQuery(allCalendarsQuery).data;
  const { policy, onClose } = props;
  // A new one stands above those there are, as it is mostly for fewer cases than they.
  const position = policy?.position ?? Math.max(0, (props.policies[0]?.position ?? 10) - 10);
  const save = async (values: PolicyValues) => {
    const body = toBody(values, position);
    if (policy) await api.put("/api/v1/sla-policies/:id", { params: { id: policy.id }, body });
    else await api.post("/api/v1/sla-policies", { body });
    await client.invalidateQueries({ queryKey: ["sla-policies"] });
  };
  return (
    <EditForm<PolicyValues, void>
      initial={toValues(policy)}
      save={save}
      onSaved={onClose}
      onCancel={onClose}
      more={
        policy && (
          <DeleteButton
            text={t("desk-forms.remove")}
            question={{
              title: t("desk-policies.removeTitle", { name: policy.name }),
              text: t("desk-policies.removeText"),
            }}
            act={async () => {
              await api.delete("/api/v1/sla-policies/:id", { params: { id: policy.id } });
              await client.invalidateQueries({ queryKey: ["sla-policies"] });
            }}
            done={t("desk-policies.removed")}
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
        <Input maxLength={100} autoFocus={!policy} />
      </Form.Item>
      <Form.Item name="active" valuePropName="checked">
        <Checkbox>{t("desk-policies.active")}</Checkbox>
      </Form.Item>
      <FormSection title={t("desk-policies.targets")} hint={t("desk-policies.targetsHint")}>
        <TargetFields />
      </FormSection>
      <FormSection title={t("desk-policies.for")} hint={t("desk-policies.forHint")}>
        <MatchFields />
      </FormSection>
      <FormSection title={t("desk-policies.ladder")} hint={t("desk-policies.ladderHint")}>
        <LadderFields />
      </FormSection>
      <FormSection title={t("desk-policies.calendar")}>
        <Form.Item name="calendarId" extra={t("desk-policies.calendarHint")}>
          <Select
            allowClear
            options={named(calendars)}
            placeholder={t("desk-policies.calendarByTeam")}
            aria-label={t("desk-policies.calendar")}
          />
        </Form.Item>
      </FormSection>
      <SimulateButton id={policy?.id ?? null} position={position} />
    </EditForm>
  );
}
