import type { Calendar, CalendarOverride, DayNames, Interval } from "../contract/calendars.ts";
import { CalendarError } from "./calendar-error.ts";
import { calendarFaults } from "./calendar-faults.ts";
import { parseDate, parseTime, weekdayOf, yearOf } from "./local-date.ts";
import type { OpenYear } from "./open-year.ts";

/** Opening hours of a day in minutes since local midnight, in order, never overlapping. */
export type DayHours = readonly (readonly [from: number, to: number])[];

/** Why a day has the hours it has. */
export type DayReason = "working_day" | "day_off" | "public_holiday" | "make_up_day" | "closed_day" | "special_hours";

/** The plan of one local date before any clock change: its hours, why, and the name of the holiday or override, if it has one. */
export type DayPlan = { readonly hours: DayHours; readonly reason: DayReason; readonly names: DayNames | null };

/** A calendar made ready for arithmetic. Keep it as long as the version is in use: it remembers every year it was asked about. */
export type CompiledCalendar = {
  readonly id: string;
  readonly version: number;
  readonly timeZone: string;
  readonly week: readonly DayPlan[];
  readonly special: ReadonlyMap<number, DayPlan>;
  /** The local year of the last special day; in later years only the week counts. -Infinity if there is none. */
  readonly lastSpecialYear: number;
  readonly opensWeekly: boolean;
  /** Whether each day of the week is open around the clock. */
  readonly neverShuts: boolean;
  /** "YYYY-MM-DD"; public holidays after it are not announced yet. Null if the calendar keeps no public holidays. */
  readonly holidaysKnownUntil: string | null;
  readonly years: Map<number, OpenYear>;
};

/**
 * Makes a calendar ready for arithmetic; about half a millisecond together with the first question, which works
 * out its year, and a few more in a zone not met before.
 * @throws CalendarError `calendars.invalid` (params: path, fault) for a calendar that `calendarFaults` finds fault with;
 *   `calendars.holidays_missing` when it names a country but carries no expanded holidays, because silently working through
 *   National Day is worse than failing.
 */
export function compileCalendar(calendar: Calendar): CompiledCalendar {
  const [fault] = calendarFaults(calendar);
  if (fault) {
    throw new CalendarError("calendars.invalid", `Calendar ${calendar.id}: ${fault.fault} at ${fault.path}`, {
      id: calendar.id,
      ...fault,
    });
  }
  const { country } = calendar.holidays;
  if (country && !calendar.publicHolidays) {
    throw new CalendarError("calendars.holidays_missing", `Calendar ${calendar.id} lacks the holidays of ${country}`, {
      id: calendar.id,
      country,
    });
  }
  const week = calendar.week.map((intervals): DayPlan => {
    const hours = hoursOf(intervals);
    return { hours, reason: hours.length > 0 ? "working_day" : "day_off", names: null };
  });
  const special = specialDays(calendar, week);
  return {
    id: calendar.id,
    version: calendar.version,
    timeZone: calendar.timeZone,
    week,
    special,
    lastSpecialYear: [...special.keys()].reduce((last, day) => Math.max(last, yearOf(day)), Number.NEGATIVE_INFINITY),
    opensWeekly: week.some((plan) => plan.hours.length > 0),
    neverShuts: week.every(({ hours }) => hours.length === 1 && hours[0]![0] === 0 && hours[0]![1] === 1440),
    holidaysKnownUntil: country ? calendar.publicHolidays!.knownUntil : null,
    years: new Map(),
  };
}

/** The plan of a local date, given as days since 1970-01-01. */
export function dayPlan(calendar: CompiledCalendar, day: number): DayPlan {
  return calendar.special.get(day) ?? calendar.week[weekdayOf(day) - 1]!;
}

function specialDays(calendar: Calendar, week: readonly DayPlan[]): Map<number, DayPlan> {
  const special = new Map<number, DayPlan>();
  const makeUpHours = week[(calendar.holidays.makeUpWeekday ?? 1) - 1]!.hours;
  // A desk that rests on the make-up weekday must not lose an ordinary working Saturday to the rule.
  const workedAnyway = (day: number) => (makeUpHours.length > 0 ? makeUpHours : week[weekdayOf(day) - 1]!.hours);
  for (const { date, kind, names } of calendar.publicHolidays?.days ?? []) {
    const day = parseDate(date)!;
    special.set(
      day,
      kind === "closed"
        ? { hours: [], reason: "public_holiday", names }
        : { hours: workedAnyway(day), reason: "make_up_day", names },
    );
  }
  for (const override of calendar.overrides) {
    const day = parseDate(override.date)!;
    special.set(day, overridePlan(override, workedAnyway(day)));
  }
  return special;
}

function overridePlan({ kind, intervals, name }: CalendarOverride, workedAnyway: DayHours): DayPlan {
  const names = name ? { "zh-CN": name, en: name } : null;
  if (kind === "closed") return { hours: [], reason: "closed_day", names };
  return intervals
    ? { hours: hoursOf(intervals), reason: "special_hours", names }
    : { hours: workedAnyway, reason: "make_up_day", names };
}

/** Sorted, with intervals that touch joined. */
function hoursOf(intervals: readonly Interval[]): DayHours {
  const hours: [number, number][] = [];
  for (const { from, to } of intervals.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const previous = hours.at(-1);
    const start = parseTime(from)!;
    if (previous?.[1] === start) previous[1] = parseTime(to)!;
    else hours.push([start, parseTime(to)!]);
  }
  return hours;
}
