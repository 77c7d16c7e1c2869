import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { isApiError } from "../lib/api-error.ts";
import { errorText } from "../lib/i18n.ts";
import styles from "./states.module.css";

const UNPROCESSABLE = 422;

/** What stands where something could not be loaded: what happened, and the way to try again unless the question was wrong. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const isWrong = isApiError(error) && error.status === UNPROCESSABLE;
  return (
    <div className={styles.state} role="alert">
      <p className={styles.title}>{t("desk-shell.failed.title")}</p>
      <p className={styles.hint}>{errorText(error)}</p>
      {onRetry && !isWrong && <Button onClick={onRetry}>{t("desk-shell.failed.retry")}</Button>}
    </div>
  );
}
