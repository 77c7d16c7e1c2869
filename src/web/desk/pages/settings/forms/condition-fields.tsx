import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../../shared/contract/common.ts";
import type { FormField } from "../../../../../shared/contract/forms.ts";
import { isQuestion, sayLabel } from "../../../../../shared/forms/index.ts";
import styles from "./forms.module.css";

/** When a field is shown: always, or by the answers to fields that stand before it. */
export function ConditionFields({ name, before }: { name: number; before: readonly FormField[] }) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language as Locale;
  const asked = before.filter((field) => field && isQuestion(field));
  const conditions: { field?: string }[] = Form.useWatch(["spec", "fields", name, "showIf", "conditions"]) ?? [];
  if (asked.length === 0) return null;
  const optionsOf = (key: string | undefined) => {
    const field = asked.find((candidate) => candidate.key === key);
    if (field?.kind === "consent") return [{ value: "yes", label: t("desk-form.agreed") }];
    return field?.options?.map(({ value, label }) => ({ value, label: sayLabel(label, locale) || value })) ?? [];
  };
  return (
    <Form.List name={[name, "showIf", "conditions"]}>
      {(items, { add, remove }) => (
        <fieldset className={styles.options}>
          <legend>{t(items.length === 0 ? "desk-form.shownAlways" : "desk-form.shownIf")}</legend>
          {items.length > 1 && (
            <Form.Item name={[name, "showIf", "match"]} noStyle initialValue="all">
              <Select
                aria-label={t("desk-form.match")}
                options={["all", "any"].map((value) => ({ value, label: t(`desk-form.matches.${value}`) }))}
              />
            </Form.Item>
          )}
          {items.map((item) => (
            <div key={item.key} className={styles.condition}>
              <Form.Item
                name={[item.name, "field"]}
                noStyle
                rules={[{ required: true, message: t("desk-pickers.missing") }]}
              >
                <Select
                  aria-label={t("desk-form.conditionField")}
                  options={asked.map((field) => ({
                    value: field.key,
                    label: sayLabel(field.label, locale) || field.key,
                  }))}
                />
              </Form.Item>
              <Form.Item name={[item.name, "values"]} noStyle>
                <Select
                  mode="tags"
                  aria-label={t("desk-form.conditionValues")}
                  placeholder={t("desk-form.anyAnswer")}
                  options={optionsOf(conditions[item.name]?.field)}
                />
              </Form.Item>
              <Button
                type="text"
                icon={<CloseOutlined />}
                onClick={() => remove(item.name)}
                aria-label={t("desk-form.removeCondition", { number: item.name + 1 })}
              />
            </div>
          ))}
          <Button size="small" icon={<PlusOutlined />} onClick={() => add({ field: asked.at(-1)?.key, values: [] })}>
            {t("desk-form.addCondition")}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
