import { Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { FlowText } from "../../../../../shared/contract/flows.ts";
import { locales } from "../../../../lib/i18n.ts";
import styles from "./flows.module.css";

/** A text in both languages, side by side. */
export function TextFields(props: {
  label: string;
  value: FlowText;
  onChange: (text: FlowText) => void;
  rows?: number;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={styles.pair}>
      {locales.map((locale) => {
        const change = (text: string) => props.onChange({ ...props.value, [locale]: text });
        const field = { id: `${id}${locale}`, value: props.value[locale] ?? "", lang: locale };
        return (
          <div key={locale} className={styles.field}>
            <label htmlFor={field.id}>
              {props.label} · {t(locale === "en" ? "desk-forms.inEnglish" : "desk-forms.inChinese")}
            </label>
            {props.rows ? (
              <Input.TextArea
                {...field}
                autoSize={{ minRows: props.rows, maxRows: 12 }}
                maxLength={4000}
                onChange={({ target }) => change(target.value)}
              />
            ) : (
              <Input {...field} maxLength={300} onChange={({ target }) => change(target.value)} />
            )}
          </div>
        );
      })}
    </div>
  );
}
