import { addBusinessTime, assertDuration } from "./add-business-time.ts";
import { businessTimeBetween } from "./business-time-between.ts";
import type { CompiledCalendar } from "./compile-calendar.ts";
import { joinPauses, type Pause } from "./running-time.ts";

/** `due` is null while paused. `remainingMs` is the business time that was left when the clock last started or stopped before it. */
export type DueTime = { readonly due: number | null; readonly remainingMs: number };

/**
 * When `businessMs` of business time, counted from `startedAt` and not while paused, have passed. A pure function of its arguments:
 * the calendar's version, the policy's duration, and the pauses in the promise's log, in any order and overlapping as they please.
 * A pause that begins when the promise is due, or later, changes nothing.
 * @throws CalendarError as `addBusinessTime`; `calendars.invalid_pause` for a pause that ends before it begins
 */
export function dueWithPauses(
  calendar: CompiledCalendar,
  startedAt: number,
  businessMs: number,
  pauses: readonly Pause[],
): DueTime {
  assertDuration(businessMs);
  let runsFrom = startedAt;
  let remainingMs = businessMs;
  for (const pause of joinPauses(startedAt, pauses)) {
    const ran = businessTimeBetween(calendar, runsFrom, pause.from);
    if (ran >= remainingMs) break;
    remainingMs -= ran;
    if (pause.to === Number.POSITIVE_INFINITY) return { due: null, remainingMs };
    runsFrom = pause.to;
  }
  return { due: addBusinessTime(calendar, runsFrom, remainingMs), remainingMs };
}
