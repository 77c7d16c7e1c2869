import { CalendarError } from "./calendar-error.ts";
import type { CompiledCalendar } from "./compile-calendar.ts";
import { onlyWeekAfter, openTimeBefore, openYear, openYearAt } from "./open-year.ts";

/**
 * The earliest instant at or after `start` by which `businessMs` of business time have passed. So nothing added is `start` itself,
 * even when closed, and a duration that ends with the day ends at closing time, not at the next opening.
 * @param start instant, ms since 1970
 * @param businessMs milliseconds, not negative
 * @throws CalendarError `calendars.invalid_duration`; `calendars.never_opens` when the calendar has not that much business time
 *   left; `calendars.out_of_range` when the answer lies after 2199
 */
export function addBusinessTime(calendar: CompiledCalendar, start: number, businessMs: number): number {
  assertDuration(businessMs);
  if (businessMs === 0) return start;
  let open = openYearAt(calendar, start);
  let target = openTimeBefore(open, start) + businessMs;
  while (target > open.total) {
    if (!calendar.opensWeekly && onlyWeekAfter(calendar, open)) {
      throw new CalendarError("calendars.never_opens", `Calendar ${calendar.id} has not that much business time`, {
        id: calendar.id,
      });
    }
    target -= open.total;
    open = openYear(calendar, open.year + 1);
  }
  // The span in which the target is reached: the last one with less open time before it than the target.
  const { before } = open;
  let low = 0;
  let high = before.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before[middle]! < target) low = middle + 1;
    else high = middle;
  }
  return open.starts[low - 1]! + target - before[low - 1]!;
}

/** @throws CalendarError `calendars.invalid_duration` for what is negative or no number */
export function assertDuration(businessMs: number): void {
  if (!(businessMs >= 0 && businessMs < Number.POSITIVE_INFINITY)) {
    throw new CalendarError("calendars.invalid_duration", `Not a duration: ${businessMs} ms`, { businessMs });
  }
}
