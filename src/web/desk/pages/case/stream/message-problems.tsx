import { useTranslation } from "react-i18next";
import type { MessageView } from "../../../../../shared/contract/conversations.ts";
import styles from "./stream.module.css";

/** What was odd about a message when it was read: shown, because a garbled word may be the one that matters. */
export function MessageProblems({ message }: { message: MessageView }) {
  const { t, i18n } = useTranslation();
  if (message.problems.length === 0) return null;
  return (
    <details className={styles.problems}>
      <summary>{t("desk-message.problems", { count: message.problems.length })}</summary>
      <ul>
        {message.problems.map(({ code, detail }) => (
          <li key={code + detail}>
            {i18n.exists(`desk-message.problem.${code}`) ? t(`desk-message.problem.${code}`) : <code>{code}</code>}{" "}
            {detail && <small>{detail}</small>}
          </li>
        ))}
      </ul>
    </details>
  );
}
