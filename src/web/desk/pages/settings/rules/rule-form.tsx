import { useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Form, type FormInstance, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { RuleView } from "../../../../../shared/contract/rules.ts";
import { api } from "../../../../lib/api.ts";
import { EditForm, FormSection } from "../../../../ui/edit-form.tsx";
import { DeleteButton } from "../shared/delete-button.tsx";
import { ConditionFields } from "./condition-fields.tsx";
import { RuleActions } from "./rule-actions.tsx";
import { saveRuleFile } from "./rule-file.ts";
import { RuleImport } from "./rule-import.tsx";
import { RuleMissing } from "./rule-missing.tsx";
import { RuleTrial } from "./rule-trial.tsx";
import { type RuleValues, toRule, toValues } from "./rule-values.ts";
import { RuleVersions } from "./rule-versions.tsx";
import styles from "./rules.module.css";
import { TriggerFields } from "./trigger-fields.tsx";
import { useExamples } from "./use-examples.ts";

/** A rule as a sentence to fill in: when, if, then. */
export function RuleForm({ rule, onClose }: { rule: RuleView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ["rules"] });
  const save = async (values: RuleValues) => {
    const body = toRule(values);
    if (rule) await api.put("/api/v1/rules/:id", { params: { id: rule.id }, body });
    else await api.post("/api/v1/rules", { body });
    await refresh();
  };
  return (
    <>
      <EditForm<RuleValues, void>
        initial={toValues(rule?.rule ?? null)}
        save={save}
        onSaved={onClose}
        onCancel={onClose}
        more={
          rule && (
            <>
              <Button onClick={() => saveRuleFile(rule.rule)}>{t("desk-rules.file.export")}</Button>
              <DeleteButton
                text={t("desk-forms.remove")}
                question={{
                  title: t("desk-rules.removeTitle", { name: rule.rule.name }),
                  text: t("desk-rules.removeText"),
                }}
                act={async () => {
                  await api.delete("/api/v1/rules/:id", { params: { id: rule.id } });
                  await refresh();
                }}
                done={t("desk-rules.removed")}
                onDone={onClose}
              />
            </>
          )
        }
      >
        {(form) => (
          <>
            {rule ? <RuleMissing missing={rule.missing} /> : <Examples form={form} />}
            <Form.Item
              name="name"
              label={t("desk-settings.name")}
              rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
            >
              <Input maxLength={100} autoFocus={!rule} />
            </Form.Item>
            <Form.Item name="active" valuePropName="checked">
              <Checkbox>{t("desk-rules.active")}</Checkbox>
            </Form.Item>
            <FormSection title={t("desk-rules.whenTitle")}>
              <TriggerFields />
            </FormSection>
            <FormSection title={t("desk-rules.ifTitle")} hint={t("desk-rules.ifHint")}>
              <ConditionFields />
            </FormSection>
            <FormSection title={t("desk-rules.thenTitle")} hint={t("desk-rules.thenHint")}>
              <RuleActions />
            </FormSection>
            <FormSection title={t("desk-rules.trial.title")} hint={t("desk-rules.trial.hint")}>
              <RuleTrial form={form} />
            </FormSection>
          </>
        )}
      </EditForm>
      {rule && <RuleVersions rule={rule} onRestored={onClose} />}
    </>
  );
}

function Examples({ form }: { form: FormInstance<RuleValues> }) {
  const { t } = useTranslation();
  const examples = useExamples();
  return (
    <div className={styles.examples}>
      <span>{t("desk-rules.startFrom")}</span>
      {examples.map(({ key, label, values }) => (
        <Button key={key} size="small" onClick={() => form.setFieldsValue(values as never)}>
          {label}
        </Button>
      ))}
      <RuleImport form={form} />
    </div>
  );
}
