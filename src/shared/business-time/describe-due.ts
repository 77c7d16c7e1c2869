import type { DayNames } from "../contract/calendars.ts";
import { type CompiledCalendar, type DayReason, dayPlan } from "./compile-calendar.ts";
import { dueWithPauses } from "./due-with-pauses.ts";
import { DAY, formatDate, weekdayOf, yearOf } from "./local-date.ts";
import { openYear, spansWithin } from "./open-year.ts";
import { commonStretches, joinPauses, lengthOf, type Pause, runningStretches, type Stretch } from "./running-time.ts";
import { firstMomentAt, localDayAt, zoneSegments } from "./time-zone.ts";

/** As `DayReason`, or "skipped_by_clock": the day had hours, but a change of the clock or the date line left none of them. */
export type DueDayReason = DayReason | "skipped_by_clock";

/** The i18n key of each reason's sentence; where the day has a name, it is passed as `name`. */
export const dueReasonKeys = {
  working_day: "calendars.day.working_day",
  day_off: "calendars.day.day_off",
  public_holiday: "calendars.day.public_holiday",
  make_up_day: "calendars.day.make_up_day",
  closed_day: "calendars.day.closed_day",
  special_hours: "calendars.day.special_hours",
  skipped_by_clock: "calendars.day.skipped_by_clock",
} as const satisfies Record<DueDayReason, string>;

/** One local date on the way from start to due. All stretches are instants (ms). */
export type DueDay = {
  readonly date: string;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  readonly reason: DueDayReason;
  readonly names: DayNames | null;
  /** The day's opening hours; empty when closed, and `reason` says why. */
  readonly open: readonly Stretch[];
  /** The part of them that counted: after the start, before due, not paused. */
  readonly openIntervalsUsed: readonly Stretch[];
  readonly usedMs: number;
  /** Open time between start and due during which the promise was paused. */
  readonly pausedMs: number;
};

export type DueDescription = {
  readonly calendar: { readonly id: string; readonly version: number; readonly timeZone: string };
  readonly startedAt: number;
  readonly businessMs: number;
  /** Null while paused; the days then end with the running pause's beginning. */
  readonly due: number | null;
  readonly remainingMs: number;
  readonly days: readonly DueDay[];
  /** Days left out after the first `maxDays`. */
  readonly omittedDays: number;
  /** False when a day shown lies past the announced public holidays, so that a later version may well say otherwise. */
  readonly holidaysKnown: boolean;
};

/**
 * Why a promise is due when it is: every local date from its start to its due time, the hours that counted, and why others did not.
 * The `usedMs` of all days add up to `businessMs` (while paused: less `remainingMs`) unless days were omitted.
 * @throws CalendarError as `dueWithPauses`
 */
export function describeDue(
  calendar: CompiledCalendar,
  startedAt: number,
  businessMs: number,
  pauses: readonly Pause[] = [],
  maxDays = 400,
): DueDescription {
  const { due, remainingMs } = dueWithPauses(calendar, startedAt, businessMs, pauses);
  const joined = joinPauses(startedAt, pauses);
  const until = due ?? joined.at(-1)!.from;
  const firstDay = localDayAt(calendar.timeZone, startedAt);
  // A due time at midnight closes its day, it does not open another.
  const lastDay = localDayAt(calendar.timeZone, Math.max(startedAt, until - 1));
  const shownDay = Math.min(lastDay, firstDay + maxDays - 1);
  const segments = zoneSegments(calendar.timeZone, (firstDay - 1) * DAY, (shownDay + 2) * DAY);
  const counting = [{ from: startedAt, to: until }];
  const running = runningStretches(startedAt, until, joined);
  const days: DueDay[] = [];
  for (let day = firstDay; day <= shownDay; day++) {
    const bounds = {
      from: firstMomentAt(segments, day * DAY).instant,
      to: firstMomentAt(segments, (day + 1) * DAY).instant,
    };
    days.push(describeDay(calendar, day, bounds, counting, running));
  }
  const { id, version, timeZone, holidaysKnownUntil } = calendar;
  return {
    calendar: { id, version, timeZone },
    startedAt,
    businessMs,
    due,
    remainingMs,
    days,
    omittedDays: lastDay - shownDay,
    holidaysKnown: holidaysKnownUntil === null || formatDate(lastDay) <= holidaysKnownUntil,
  };
}

function describeDay(
  calendar: CompiledCalendar,
  day: number,
  bounds: Stretch,
  counting: readonly Stretch[],
  running: readonly Stretch[],
): DueDay {
  const { hours, reason, names } = dayPlan(calendar, day);
  const open = spansWithin(openYear(calendar, yearOf(day)), bounds.from, bounds.to);
  const used = commonStretches(open, running);
  const usedMs = lengthOf(used);
  return {
    date: formatDate(day),
    weekday: weekdayOf(day),
    reason: hours.length > 0 && open.length === 0 ? "skipped_by_clock" : reason,
    names,
    open,
    openIntervalsUsed: used,
    usedMs,
    pausedMs: lengthOf(commonStretches(open, counting)) - usedMs,
  };
}
