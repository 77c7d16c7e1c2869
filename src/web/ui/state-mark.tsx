import type { ReactNode } from "react";
import styles from "./state-mark.module.css";

export type StateTone = "good" | "problem" | "idle" | "waiting";

/** A state by shape, colour and word, apart from the scale of time. */
export function StateMark({ tone, children }: { tone: StateTone; children: ReactNode }) {
  return (
    <span className={`${styles.state} ${styles[tone]}`}>
      <i aria-hidden="true" />
      {children}
    </span>
  );
}
