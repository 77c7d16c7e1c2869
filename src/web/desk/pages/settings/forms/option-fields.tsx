import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { locales } from "../../../../lib/i18n.ts";
import styles from "./forms.module.css";

/** What can be chosen from. */
export function OptionFields({ name, isOne }: { name: number; isOne: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {isOne && (
        <Form.Item name={[name, "look"]} label={t("desk-form.look")} initialValue="radio">
          <Select options={["radio", "select"].map((value) => ({ value, label: t(`desk-form.looks.${value}`) }))} />
        </Form.Item>
      )}
      <Form.List name={[name, "options"]}>
        {(options, { add, remove }) => (
          <fieldset className={styles.options}>
            <legend>{t("desk-form.options")}</legend>
            {options.map((option) => (
              <div key={option.key} className={styles.option}>
                <Form.Item
                  name={[option.name, "value"]}
                  noStyle
                  rules={[{ required: true, message: t("desk-pickers.missing") }]}
                >
                  <Input maxLength={100} placeholder={t("desk-form.value")} aria-label={t("desk-form.value")} />
                </Form.Item>
                {locales.map((locale) => {
                  const words = t(locale === "en" ? "desk-forms.inEnglish" : "desk-forms.inChinese");
                  return (
                    <Form.Item key={locale} name={[option.name, "label", locale]} noStyle>
                      <Input maxLength={200} placeholder={words} aria-label={words} />
                    </Form.Item>
                  );
                })}
                <Button
                  type="text"
                  icon={<CloseOutlined />}
                  onClick={() => remove(option.name)}
                  aria-label={t("desk-form.removeOption", { number: option.name + 1 })}
                />
              </div>
            ))}
            <Button
              size="small"
              icon={<PlusOutlined />}
              onClick={() => add({ value: `${options.length + 1}`, label: {} })}
            >
              {t("desk-form.addOption")}
            </Button>
          </fieldset>
        )}
      </Form.List>
    </>
  );
}
