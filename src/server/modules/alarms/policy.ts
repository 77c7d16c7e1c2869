/** Rules of telling, without a database. */

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
/** How long to wait after the first attempt, the second … ; then it is given up. */
const PAUSES_MS = [10_000, 30_000, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE] as const;

/** When to try again after so many attempts; null: not any more. */
export function pauseAfter(attempts: number): number | null {
  return PAUSES_MS[attempts - 1] ?? null;
}

/** How much longer it is quiet for somebody, in ms; 0 when it is not. Hours may run over midnight. */
export function quietLeft(
  { quietFrom, quietTo }: { quietFrom: number | null; quietTo: number | null },
  timeZone: string,
  now: Date,
): number {
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) return 0;
  const minute = minuteOfDay(now, timeZone);
  const since = (minute - quietFrom + DAY_MINUTES) % DAY_MINUTES;
  const length = (quietTo - quietFrom + DAY_MINUTES) % DAY_MINUTES;
  return since < length ? (length - since) * MINUTE - (now.getTime() % MINUTE) : 0;
}

/** The part of a promise and of its ring that says whether a telling is still of use. */
export type Standing = {
  state: string;
  /** when this step rings by the ladder of now; null when it has no such step any more */
  ringsAt: string | null;
  acknowledged: boolean;
};

/** Why a ring needs not be told any more, as a word; null while it does. */
export function droppedFor(
  ring: { isAhead: boolean; ringsAt: string; dueAt: string | null; repeat: number },
  standing: Standing | null,
  now: Date,
): "settled" | "moved" | "overtaken" | "acknowledged" | null {
  if (!standing || (standing.state !== "open" && standing.state !== "broken")) return "settled";
  if (standing.acknowledged) return "acknowledged";
  if (!ring.isAhead) return null;
  if (standing.state === "broken" || (ring.dueAt !== null && new Date(ring.dueAt) <= now)) return "overtaken";
  return standing.ringsAt === ring.ringsAt ? null : "moved";
}

function minuteOfDay(at: Date, timeZone: string): number {
  const clock = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return parts.hour! * 60 + parts.minute!;
}
