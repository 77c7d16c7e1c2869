import type { Calendar, Interval, Week } from "../../../src/shared/contract/calendars.ts";

/** Monday to Friday with these hours ("09:00-12:00 13:30-18:00"), days off at the weekend. */
export function weekdays(hours: string): Week {
  return [...Array.from({ length: 5 }, () => dayHours(hours)), [], []];
}

/** The same hours every day. */
export function everyDay(hours: string): Week {
  return Array.from({ length: 7 }, () => dayHours(hours));
}

export function dayHours(hours: string): Interval[] {
  return hours.split(" ").map((span) => ({ from: span.slice(0, 5), to: span.slice(6) }));
}

/** Shanghai, Monday to Friday 09:00–12:00 and 13:30–18:00, no holidays, unless told otherwise. */
export function buildCalendar(overrides: Partial<Calendar> = {}): Calendar {
  return {
    id: "desk",
    name: "Desk",
    version: 1,
    timeZone: "Asia/Shanghai",
    week: weekdays("09:00-12:00 13:30-18:00"),
    holidays: { country: null },
    overrides: [],
    publicHolidays: null,
    ...overrides,
  };
}
