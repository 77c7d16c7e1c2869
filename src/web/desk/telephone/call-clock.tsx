import { useNow } from "../../lib/now.ts";
import { spokenTime } from "../../lib/spoken-time.ts";
import styles from "./telephone.module.css";

/** How long something has been going on, second by second. Screen readers are not told each of them. */
export function CallClock({ since }: { since: string }) {
  const now = useNow(1_000);
  return (
    <span className={styles.clock} role="timer" aria-live="off">
      {spokenTime((now - Date.parse(since)) / 1000)}
    </span>
  );
}

/** How long is left; nothing once it is over. */
export function CallCountdown({ until }: { until: string }) {
  const left = (Date.parse(until) - useNow(1_000)) / 1000;
  if (left <= 0) return null;
  return (
    <span className={styles.clock} role="timer" aria-live="off">
      {spokenTime(left)}
    </span>
  );
}
