import type { CompiledCalendar } from "./compile-calendar.ts";
import { LAST_YEAR } from "./local-date.ts";
import { onlyWeekAfter, openYear, openYearAt, spanBefore } from "./open-year.ts";

/** Whether the calendar is open at an instant; closing time itself is closed. Throws `calendars.out_of_range` outside 1970 … 2199. */
export function isOpenAt(calendar: CompiledCalendar, instant: number): boolean {
  const open = openYearAt(calendar, instant);
  const span = spanBefore(open, instant);
  return span >= 0 && instant < open.ends[span]!;
}

/**
 * The earliest open instant at or after `instant` – itself, when open; null when the calendar never opens again.
 * @throws CalendarError `calendars.out_of_range` outside 1970 … 2199
 */
export function nextOpening(calendar: CompiledCalendar, instant: number): number | null {
  let open = openYearAt(calendar, instant);
  const span = spanBefore(open, instant);
  if (span >= 0 && instant < open.ends[span]!) return instant;
  let next = open.starts[span + 1];
  while (next === undefined) {
    if (open.year === LAST_YEAR || (!calendar.opensWeekly && onlyWeekAfter(calendar, open))) return null;
    open = openYear(calendar, open.year + 1);
    next = open.starts[0];
  }
  return next;
}

/**
 * The end of the opening that is running at `instant`, or else of the next one; null when it never ends or the calendar never opens
 * again. Hours that touch at midnight are one opening.
 * @throws CalendarError `calendars.out_of_range` outside 1970 … 2199
 */
export function nextClosing(calendar: CompiledCalendar, instant: number): number | null {
  const opening = nextOpening(calendar, instant);
  if (opening === null) return null;
  let open = openYearAt(calendar, opening);
  let closing = open.ends[spanBefore(open, opening)]!;
  // The spans of a year end with it; an opening over New Year goes on in the next.
  while (closing === open.until) {
    if (open.year === LAST_YEAR || (calendar.neverShuts && onlyWeekAfter(calendar, open))) return null;
    open = openYear(calendar, open.year + 1);
    if (open.starts[0] !== closing) return closing;
    closing = open.ends[0]!;
  }
  return closing;
}
