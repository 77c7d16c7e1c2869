import { useTranslation } from "react-i18next";
import { CopyButton } from "../../../../ui/copy-button.tsx";
import { FormSection } from "../../../../ui/edit-form.tsx";
import styles from "./channels.module.css";

/** Where the provider is told to send what comes in. */
export function HookAddress({ url }: { url: string }) {
  const { t } = useTranslation();
  return (
    <FormSection title={t("desk-channels.hook.title")}>
      <p className={styles.hook}>
        <code>{url}</code> <CopyButton text={url} label={t("desk-channels.hook.copy")} />
      </p>
      <small>{t("desk-channels.hook.hint")}</small>
    </FormSection>
  );
}

/** What is pasted into the shop's own pages. */
export function PageSnippet({ snippet }: { snippet: string }) {
  const { t } = useTranslation();
  return (
    <FormSection title={t("desk-chat.snippet.title")}>
      <p className={styles.hook}>
        <code>{snippet}</code> <CopyButton text={snippet} label={t("desk-chat.snippet.copy")} />
      </p>
      <small>{t("desk-chat.snippet.hint")}</small>
    </FormSection>
  );
}
