import type { CompiledCalendar } from "./compile-calendar.ts";
import { openTimeBefore, openYear, openYearAt } from "./open-year.ts";

/**
 * Business time (ms) from instant `a` to instant `b`; negative when `b` is the earlier.
 * @throws CalendarError `calendars.out_of_range` for instants outside 1970 … 2199
 */
export function businessTimeBetween(calendar: CompiledCalendar, a: number, b: number): number {
  if (b < a) return 0 - businessTimeBetween(calendar, b, a); // not -0
  const first = openYearAt(calendar, a);
  const last = openYearAt(calendar, b);
  let time = openTimeBefore(last, b) - openTimeBefore(first, a);
  for (let year = first.year; year < last.year; year++) time += openYear(calendar, year).total;
  return time;
}
