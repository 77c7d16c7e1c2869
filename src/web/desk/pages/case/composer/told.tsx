import type { ReactNode } from "react";
import styles from "./composer.module.css";

/** Lines below the composer that are read out when they come. */
export function Told({ children }: { children: ReactNode }) {
  return (
    <div role="status">
      <ul className={styles.warnings}>{children}</ul>
    </div>
  );
}
