import { useTranslation } from "react-i18next";
import styles from "./audit.module.css";

type Change = { before: unknown; after: unknown };

/** What changed from what to what, and whatever else was written down with it. */
export function AuditDetails({ details }: { details: Record<string, unknown> }) {
  const { t, i18n } = useTranslation();
  const named = (field: string) => (i18n.exists(`desk-audit.field.${field}`) ? t(`desk-audit.field.${field}`) : field);
  const { changes, ...rest } = details;
  const lines = [
    ...Object.entries((changes as Record<string, Change> | undefined) ?? {}).map(
      ([field, { before, after }]) =>
        [field, before === null ? said(after) : `${said(before)} → ${said(after)}`] as const,
    ),
    ...Object.entries(rest).flatMap(([field, value]) =>
      value === null || value === undefined || value === "" ? [] : [[field, said(value)] as const],
    ),
  ];
  if (lines.length === 0) return null;
  const list = (
    <dl className={styles.details}>
      {lines.map(([field, value]) => (
        <div key={field}>
          <dt>{named(field)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
  if (lines.length === 1 && lines[0]![1].length < 80) return list;
  return (
    <details>
      <summary>{t("desk-audit.show", { count: lines.length })}</summary>
      {list}
    </details>
  );
}

function said(value: unknown): string {
  if (value === null || value === undefined) return "–";
  if (Array.isArray(value)) return value.map(said).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
