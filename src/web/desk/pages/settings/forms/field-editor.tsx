import { Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { FormField } from "../../../../../shared/contract/forms.ts";
import { type FieldRole, isQuestion } from "../../../../../shared/forms/index.ts";
import { FormRow } from "../../../../ui/edit-form.tsx";
import { NamesFields } from "../shared/names-fields.tsx";
import { ConditionFields } from "./condition-fields.tsx";
import styles from "./forms.module.css";
import { OptionFields } from "./option-fields.tsx";

const rolesOf: Partial<Record<FormField["kind"], FieldRole[]>> = {
  short_text: ["name", "subject"],
  choice: ["subject"],
  email: ["address"],
  phone: ["address"],
  long_text: ["words"],
};
const fileKinds = ["image", "video", "audio", "pdf", "document"] as const;

/** One field of a form: its words, what is taken as an answer, and when it is shown. */
export function FieldEditor({ name, field, before }: { name: number; field: FormField; before: readonly FormField[] }) {
  const { t } = useTranslation();
  const { kind } = field;
  const roles = rolesOf[kind];
  const isText = ["short_text", "long_text", "order_number", "product"].includes(kind);
  const number = (key: string, max: number, min = 0) => (
    <Form.Item name={[name, key]} label={t(`desk-form.${key}`)}>
      <InputNumber min={min} max={max} precision={0} style={{ width: "100%" }} />
    </Form.Item>
  );
  return (
    <div className={styles.body}>
      <NamesFields
        name={[name, "label"]}
        label={t(kind === "consent" ? "desk-form.consentWords" : "desk-form.label")}
        rows={kind === "consent" || kind === "hint" ? 2 : undefined}
      />
      {isQuestion(field) && (
        <>
          <NamesFields name={[name, "help"]} label={t("desk-form.help")} />
          <FormRow>
            <Form.Item
              name={[name, "key"]}
              label={t("desk-form.key")}
              extra={t("desk-form.keyHint")}
              rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{0,39}$/, message: t("desk-form.keyWrong") }]}
            >
              <Input maxLength={40} />
            </Form.Item>
            {roles && (
              <Form.Item name={[name, "role"]} label={t("desk-form.role")}>
                <Select
                  allowClear
                  placeholder={t("desk-forms.none")}
                  options={roles.map((value) => ({ value, label: t(`desk-form.roles.${value}`) }))}
                />
              </Form.Item>
            )}
          </FormRow>
          <Form.Item name={[name, "required"]} valuePropName="checked">
            <Checkbox>{t("desk-form.mustAnswer")}</Checkbox>
          </Form.Item>
        </>
      )}
      {(kind === "choice" || kind === "choices") && <OptionFields name={name} isOne={kind === "choice"} />}
      {isText && (
        <FormRow>
          {number("minLength", 20_000)}
          {number("maxLength", 20_000, 1)}
          <Form.Item name={[name, "mask"]} label={t("desk-form.mask")} extra={t("desk-form.maskHint")}>
            <Input maxLength={60} />
          </Form.Item>
        </FormRow>
      )}
      {(kind === "number" || kind === "date") && (
        <FormRow>
          {(["min", "max"] as const).map((key) => (
            <Form.Item key={key} name={[name, key]} label={t(`desk-form.${key}`)}>
              {kind === "number" ? <InputNumber style={{ width: "100%" }} /> : <Input type="date" />}
            </Form.Item>
          ))}
        </FormRow>
      )}
      {kind === "files" && (
        <FormRow>
          {number("maxFiles", 10, 1)}
          <Form.Item name={[name, "fileKinds"]} label={t("desk-form.fileKinds")}>
            <Select
              mode="multiple"
              placeholder={t("desk-form.anyFile")}
              options={fileKinds.map((value) => ({ value, label: t(`desk-form.fileKind.${value}`) }))}
            />
          </Form.Item>
        </FormRow>
      )}
      <ConditionFields name={name} before={before} />
    </div>
  );
}
