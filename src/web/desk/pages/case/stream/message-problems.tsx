import { useTranslation } from "react-i18next";
import type { MessageView } from "../../../../../shared/contract/conversations.ts";
import styles from "./stream.module.css";

/** What was odd about a message when it was read: shown, because a garbled word may be the one that matters. */
export function MessageProblems({ message }: { message: MessageView }) {
  const { t, i18n } = useTranslation();
  // Nothing is odd about a form: that its sender is unproven is said where the sender is.
  const { form = [], odd = [] } = Object.groupBy(message.problems, ({ code }) =>
    code === "unproven-sender" ? "form" : "odd",
  );
  return (
    <>
      {form.length > 0 && <p className={styles.recipients}>{t("desk-message.problem.unproven-sender")}</p>}
      {odd.length > 0 && (
        <details className={styles.problems}>
          <summary>{t("desk-message.problems", { count: odd.length })}</summary>
          <ul>
            {odd.map(({ code, detail }) => (
              <li key={code + detail}>
                {i18n.exists(`desk-message.problem.${code}`) ? t(`desk-message.problem.${code}`) : <code>{code}</code>}{" "}
                {detail && <small>{detail}</small>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
