/** When a webhook that was not taken is tried again. Pure. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After the first attempt, the second, …: about a day and a half in all, as Standard Webhooks recommends. */
const PAUSES = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR];

/** How long to wait after so many attempts; null when it is given up. */
export function pauseAfter(attempts: number): number | null {
  return PAUSES[attempts - 1] ?? null;
}

/** What an answer's status says: taken, not now, or never (the receiver is gone for good). */
export function readStatus(status: number): "taken" | "again" | "never" {
  if (status >= 200 && status < 300) return "taken";
  return status === 410 ? "never" : "again";
}
