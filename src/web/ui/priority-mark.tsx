import { useTranslation } from "react-i18next";
import styles from "./status-word.module.css";

const signs: Record<number, string> = { 1: "↓", 2: "", 3: "↑", 4: "↑↑" };

/** The priority with its sign; the normal one says nothing unless asked to. */
export function PriorityMark({ priority, always = false }: { priority: number; always?: boolean }) {
  const { t } = useTranslation();
  if (priority === 2 && !always) return null;
  return (
    <span className={`${styles.priority} ${styles[`p${priority}`]}`}>
      {signs[priority] && <span aria-hidden="true">{signs[priority]}</span>}
      {t(`desk-case.priority.${priority}`)}
    </span>
  );
}
