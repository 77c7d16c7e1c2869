import { businessTimeBetween } from "./business-time-between.ts";
import type { CompiledCalendar } from "./compile-calendar.ts";

/** From `at` (ms) on it is somebody's turn; null when it is nobody's any more. */
export type TurnChange<T extends string = string> = { readonly at: number; readonly turn: T | null };

/**
 * How much business time (ms) passed while it was each one's turn, in the order in which they first had it. A pure function
 * of the calendar and the log, so that everybody is measured by their own time only.
 *
 * @param changes in order; one that lies before the one it follows counts from there
 * @param until instant (ms) up to which the last one counts
 * @throws CalendarError `calendars.out_of_range`
 */
export function timeByTurn<T extends string>(
  calendar: CompiledCalendar,
  changes: readonly TurnChange<T>[],
  until: number,
): Map<T, number> {
  const time = new Map<T, number>();
  let from = Number.NEGATIVE_INFINITY;
  for (const [n, { at, turn }] of changes.entries()) {
    from = Math.max(from, at);
    const to = Math.min(Math.max(changes[n + 1]?.at ?? until, from), until);
    if (turn === null) continue;
    time.set(turn, (time.get(turn) ?? 0) + (to > from ? businessTimeBetween(calendar, from, to) : 0));
  }
  return time;
}
