import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Spoken } from "../../../../../shared/contract/call-menus.ts";
import type { Locale } from "../../../../../shared/contract/common.ts";
import styles from "./call-menus.module.css";
import { Field } from "./field.tsx";

const isAddress = (text: string) => /^https:\/\//.test(text);

/** What is said, in each language of the menu side by side; below it recordings that are played instead. */
export function SpokenFields(props: {
  label: string;
  value: Spoken | undefined;
  languages: readonly Locale[];
  onChange: (value: Spoken) => void;
}) {
  const { t } = useTranslation();
  const { label, value = {}, languages, onChange } = props;
  const inLanguage = (locale: Locale) => t(locale === "en" ? "desk-forms.inEnglish" : "desk-forms.inChinese");
  const setAudio = (locale: Locale, text: string) => {
    const { [locale]: _, ...rest } = value.audio ?? {};
    const audio = text === "" ? rest : { ...rest, [locale]: text };
    onChange({ ...value, audio: Object.keys(audio).length > 0 ? audio : undefined });
  };
  return (
    <>
      <div className={styles.row}>
        {languages.map((locale) => (
          <Field key={locale} label={`${label} · ${inLanguage(locale)}`}>
            {(field) => (
              <Input.TextArea
                {...field}
                lang={locale}
                value={value[locale] ?? ""}
                maxLength={2_000}
                autoSize={{ minRows: 2, maxRows: 8 }}
                onChange={({ target }) => onChange({ ...value, [locale]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <details className={styles.audio} open={value.audio !== undefined}>
        <summary>{t("desk-call-menus.audio.title")}</summary>
        <div className={styles.row}>
          {languages.map((locale) => {
            const address = value.audio?.[locale] ?? "";
            return (
              <Field
                key={locale}
                label={`${t("desk-call-menus.audio.address")} · ${inLanguage(locale)}`}
                hint={t("desk-call-menus.audio.hint")}
                problem={address !== "" && !isAddress(address) && t("desk-call-menus.audio.https")}
              >
                {(field) => (
                  <Input
                    {...field}
                    value={address}
                    maxLength={500}
                    inputMode="url"
                    placeholder="https://"
                    onChange={({ target }) => setAudio(locale, target.value.trim())}
                  />
                )}
              </Field>
            );
          })}
        </div>
      </details>
    </>
  );
}
