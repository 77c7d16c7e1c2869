import { useTranslation } from "react-i18next";
import type { Severity } from "../../shared/severities.ts";
import styles from "./severity-mark.module.css";

const signs: Record<Severity, string> = { normal: "", raised: "▲", high: "▲▲", critical: "▲▲▲" };

/** How serious a case is, with its sign; a normal one says nothing unless asked to. */
export function SeverityMark({ severity, always = false }: { severity: Severity; always?: boolean }) {
  const { t } = useTranslation();
  if (severity === "normal" && !always) return null;
  const level = t(`complaints.severity.${severity}`);
  return (
    <span className={styles.mark} data-severity={severity} title={t("desk-complaint.severity.mark", { level })}>
      {signs[severity] && <span aria-hidden="true">{signs[severity]}</span>}
      {level}
    </span>
  );
}
