import { type CompiledCalendar, dayPlan } from "../business-time/compile-calendar.ts";
import { DAY, MINUTE, weekdayOf, yearOf } from "../business-time/local-date.ts";
import { firstMomentAt, localDayAt, zoneSegments } from "../business-time/time-zone.ts";
import { holidayDays } from "./holiday-days.ts";
import type { Clock, DayPart, DayRef, ReadingFrame, TimeWords } from "./types.ts";

/** When a day ends that has no closing time of its own. */
const USUAL_CLOSE = 18 * 60;
const LAST_MINUTE = 23 * 60 + 59;
const LONGEST_SEARCH = 60;
const FURTHEST = 800 * DAY;

/** The moment by which something is to happen, or null where the words name none that is still to come. */
export type ResolvedTime = { from: number | null; due: number; counted: "working" | "wall" };

/** Resolves words of time in the frame's calendar and zone. */
export function resolveTime(time: TimeWords, { now, calendar }: ReadingFrame): ResolvedTime | null {
  const today = localDayAt(calendar.timeZone, now);
  const found = time.duration ? ofDuration(time, calendar, now, today) : ofDay(time, calendar, now, today);
  if (!found || !Number.isFinite(found.due) || found.due <= now || found.due > now + FURTHEST) return null;
  return found;
}

function ofDuration(time: TimeWords, calendar: CompiledCalendar, now: number, today: number): ResolvedTime | null {
  const { amount, unit, working } = time.duration!;
  if (unit === "minute" || unit === "hour") {
    return { from: null, due: now + amount * (unit === "hour" ? 60 : 1) * MINUTE, counted: "wall" };
  }
  const days = unit === "week" ? amount * 7 : unit === "month" ? 0 : amount;
  if (days > 800) return null;
  const day =
    working && unit === "day"
      ? nthWorkingDay(calendar, today, days)
      : unit === "month"
        ? addMonths(today, amount)
        : today + days;
  if (day === null) return null;
  return { from: null, due: at(calendar, day, minutesOf(time, calendar, day)), counted: working ? "working" : "wall" };
}

function ofDay(time: TimeWords, calendar: CompiledCalendar, now: number, today: number): ResolvedTime | null {
  const { day: ref, clock, until, part } = time;
  if (ref?.is === "holiday") return aroundHoliday(time, calendar, today, ref.name);
  if (ref?.is === "period" || ref?.is === "month") {
    const bounds = periodOf(ref, today);
    const last = bounds && lastOpenDay(calendar, bounds.to, Math.max(bounds.from, today), 31);
    if (!bounds) return null;
    const day = last ?? bounds.to;
    return { from: null, due: at(calendar, day, closingOf(calendar, day) ?? USUAL_CLOSE), counted: "working" };
  }
  let day = ref ? dayOf(ref, today, calendar) : today;
  if (day === null) return null;
  if (clock) {
    const due = until ?? clock;
    const nowMinutes = (now - at(calendar, today, 0)) / MINUTE;
    const minutes = minutesOfClock(due, part, day === today ? nowMinutes : null);
    const from = until ? Math.min(minutesOfClock(clock, part, null, minutes), minutes) : null;
    if (!ref && at(calendar, day, minutes) <= now) day += 1;
    return { from: from === null ? null : at(calendar, day, from), due: at(calendar, day, minutes), counted: "wall" };
  }
  if (part) {
    if (!ref && part !== "close" && at(calendar, day, minutesOf(time, calendar, day)) <= now) return null;
    return {
      from: null,
      due: at(calendar, day, minutesOf(time, calendar, day)),
      counted: part === "close" ? "working" : "wall",
    };
  }
  // By a day on which nobody is there: the last closing before it.
  const closed = time.relation === "by" && closingOf(calendar, day) === null;
  if (closed) day = lastOpenDay(calendar, day, today, LONGEST_SEARCH) ?? day;
  const due = at(calendar, day, closingOf(calendar, day) ?? USUAL_CLOSE);
  // Said after closing time, “today” has the evening left.
  return { from: null, due: due <= now && day === today ? at(calendar, day, LAST_MINUTE) : due, counted: "working" };
}

function aroundHoliday(time: TimeWords, calendar: CompiledCalendar, today: number, name: string): ResolvedTime | null {
  const run = holidayDays(calendar, name, today);
  if (!run) return null;
  if (time.relation === "after") {
    const day = nthWorkingDay(calendar, run.last, 1);
    if (day === null) return null;
    const { hours } = dayPlan(calendar, day);
    return {
      from: at(calendar, day, hours[0]![0]),
      due: at(calendar, day, closingOf(calendar, day)!),
      counted: "working",
    };
  }
  if (time.relation !== "by") return null;
  const day = lastOpenDay(calendar, run.first - 1, today, LONGEST_SEARCH);
  return day === null ? null : { from: null, due: at(calendar, day, closingOf(calendar, day)!), counted: "working" };
}

/** The day that is meant, as days since 1970-01-01; null where there is none. */
function dayOf(ref: DayRef, today: number, calendar: CompiledCalendar): number | null {
  switch (ref.is) {
    case "offset":
      return today + ref.days;
    case "weekday": {
      const monday = today - weekdayOf(today) + 1;
      if (ref.week !== null) return monday + ref.week * 7 + ref.weekday - 1;
      const coming = monday + ref.weekday - 1;
      return coming < today ? coming + 7 : coming;
    }
    case "date": {
      const year = ref.year ?? yearOf(today);
      const day = dayNumber(year, ref.month, ref.day);
      if (day === null || ref.year !== null || day >= today) return day;
      // A date of the last months is one that has been; only an early one of next year is to come.
      return today - day > 180 ? dayNumber(year + 1, ref.month, ref.day) : day;
    }
    case "monthday": {
      const first = new Date(today * DAY);
      const month = (shift: number) => {
        const at = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + shift, 1));
        return dayNumber(at.getUTCFullYear(), at.getUTCMonth() + 1, ref.day);
      };
      if (ref.months !== null) return month(ref.months);
      const here = month(0);
      return here !== null && here >= today ? here : month(1);
    }
    case "same":
      return null;
    default:
      return holidayDays(calendar, "", today)?.first ?? null;
  }
}

function periodOf(
  ref: Extract<DayRef, { is: "period" | "month" }>,
  today: number,
): { from: number; to: number } | null {
  if (ref.is === "period" && ref.unit === "week") {
    const monday = today - weekdayOf(today) + 1 + ref.ahead * 7;
    return { from: monday, to: ref.edge === "start" ? monday + 1 : monday + 6 };
  }
  const date = new Date(today * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (ref.is === "period" && ref.unit === "year") {
    const from = Date.UTC(year + ref.ahead, 0, 1) / DAY;
    return { from, to: ref.edge === "start" ? from + 30 : Date.UTC(year + ref.ahead + 1, 0, 1) / DAY - 1 };
  }
  const shift =
    ref.is === "month"
      ? ref.month - 1 + (ref.month - 1 < month ? 12 : 0)
      : month + (ref.is === "period" ? ref.ahead : 0);
  const from = Date.UTC(year, shift, 1) / DAY;
  if (ref.edge === "start") return { from, to: from + 9 };
  return { from, to: ref.edge === "middle" ? from + 19 : Date.UTC(year, shift + 1, 1) / DAY - 1 };
}

function minutesOf({ clock, until, part }: TimeWords, calendar: CompiledCalendar, day: number): number {
  if (clock) return minutesOfClock(until ?? clock, part, null);
  const closing = closingOf(calendar, day) ?? USUAL_CLOSE;
  switch (part) {
    case "dawn":
      return 6 * 60;
    case "morning":
    case "noon":
      return 12 * 60;
    case "afternoon":
      return closing > 12 * 60 ? Math.min(closing, 19 * 60) : USUAL_CLOSE;
    case "evening":
      return 21 * 60;
    default:
      return closing;
  }
}

/**
 * Minutes since midnight. A clock of twelve hours without a half is taken as its part of the day says, else as the next
 * such time (`after`), else as one in daylight.
 */
function minutesOfClock(
  { hour, minute, half }: Clock,
  part: DayPart | null,
  after: number | null,
  before?: number,
): number {
  const as = (h: number) => h * 60 + minute;
  if (half) return as((hour % 12) + (half === "pm" ? 12 : 0));
  if (hour > 12 || hour === 0) return as(hour);
  if (part === "noon") return as(hour <= 2 ? hour + 12 : hour);
  if (part === "afternoon" || part === "evening") return as(hour === 12 ? (part === "evening" ? 24 : 12) : hour + 12);
  if (part === "morning" || part === "dawn") return as(hour);
  const evening = hour === 12 ? 12 : hour + 12;
  if (before !== undefined) return as(evening) < before ? as(evening) : as(hour);
  if (hour === 12) return as(12);
  if (after !== null && as(hour) > after && hour >= 7) return as(hour);
  if (after !== null && as(hour) <= after) return as(evening);
  return as(hour < 8 ? evening : hour);
}

function nthWorkingDay(calendar: CompiledCalendar, from: number, count: number): number | null {
  let left = count;
  for (let day = from + 1; day < from + 30 + count * 8; day++) {
    if (closingOf(calendar, day) !== null && --left <= 0) return day;
  }
  return null;
}

function lastOpenDay(calendar: CompiledCalendar, to: number, from: number, most: number): number | null {
  for (let day = to; day >= Math.max(from, to - most); day--) if (closingOf(calendar, day) !== null) return day;
  return null;
}

function closingOf(calendar: CompiledCalendar, day: number): number | null {
  const last = dayPlan(calendar, day).hours.at(-1);
  return last ? Math.min(last[1], LAST_MINUTE) : null;
}

/** The instant of a local day and its minutes. */
function at(calendar: CompiledCalendar, day: number, minutes: number): number {
  const local = day * DAY + minutes * MINUTE;
  return firstMomentAt(zoneSegments(calendar.timeZone, local - DAY, local + DAY), local).instant;
}

function addMonths(today: number, months: number): number {
  const date = new Date(today * DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + Math.round(months), date.getUTCDate()) / DAY;
}

function dayNumber(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? date.getTime() / DAY : null;
}
