import type { ReactNode } from "react";
import styles from "./states.module.css";

/** What stands where there is nothing: what would be here, and what can be done. `isMissing`: something was looked for. */
export function EmptyState(props: { title: string; hint?: string; action?: ReactNode; isMissing?: boolean }) {
  const { title, hint, action, isMissing } = props;
  return (
    <div className={styles.state}>
      <svg width="40" height="40" viewBox="0 0 20 20" aria-hidden="true" className={styles.emptyRing}>
        <circle cx="10" cy="10" r="7.5" />
        <path d={isMissing ? "M6.8 10H13.2" : "M6.9 10.2L9.1 12.4L13.2 7.9"} />
      </svg>
      <p className={styles.title}>{title}</p>
      {hint && <p className={styles.hint}>{hint}</p>}
      {action}
    </div>
  );
}
