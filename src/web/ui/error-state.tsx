import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { errorText } from "../lib/i18n.ts";
import styles from "./states.module.css";

/** What stands where something could not be loaded: what happened, and the way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.state} role="alert">
      <p className={styles.title}>{t("desk-shell.failed.title")}</p>
      <p className={styles.hint}>{errorText(error)}</p>
      {onRetry && <Button onClick={onRetry}>{t("desk-shell.failed.retry")}</Button>}
    </div>
  );
}
