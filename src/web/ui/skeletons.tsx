import { useTranslation } from "react-i18next";
import styles from "./states.module.css";

/** Rows of the height they will have, so that nothing moves when they come. */
export function RowsSkeleton({ rows = 8, height = 56 }: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.rows} role="status" aria-label={t("desk-shell.loading")}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have nothing else to be known by
        <div key={row} style={{ height }}>
          <div className={styles.line} />
          {height >= 40 && <div className={styles.line} />}
        </div>
      ))}
    </div>
  );
}

/** A block of text that is on its way. */
export function BlockSkeleton({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t("desk-shell.loading")} style={{ display: "grid", gap: 12, padding: 16 }}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have nothing else to be known by
        <div key={line} className={styles.line} style={{ width: `${90 - ((line * 17) % 45)}%` }} />
      ))}
    </div>
  );
}
