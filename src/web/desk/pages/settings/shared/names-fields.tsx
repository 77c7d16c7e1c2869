import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { locales } from "../../../../lib/i18n.ts";
import { FormRow } from "../../../../ui/edit-form.tsx";

/** A text in both languages, side by side. */
export function NamesFields(props: { name: (string | number)[]; label: string; rows?: number; extra?: string }) {
  const { t } = useTranslation();
  return (
    <FormRow>
      {locales.map((locale) => (
        <Form.Item
          key={locale}
          name={[...props.name, locale]}
          label={`${props.label} · ${t(locale === "en" ? "desk-forms.inEnglish" : "desk-forms.inChinese")}`}
          extra={props.extra}
        >
          {props.rows ? <Input.TextArea autoSize={{ minRows: props.rows, maxRows: 14 }} /> : <Input maxLength={200} />}
        </Form.Item>
      ))}
    </FormRow>
  );
}
