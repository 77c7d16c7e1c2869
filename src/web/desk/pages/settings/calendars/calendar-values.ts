import type { CalendarInput, CalendarView } from "../../../../../shared/contract/calendars.ts";

/** A calendar as its form holds it: choices that are not made are undefined. */
export type CalendarValues = Omit<CalendarInput, "holidays"> & {
  holidays: { country?: string | null; region?: string | null; makeUpWeekday?: number };
  isDefault?: boolean;
};

const office = [
  { from: "09:00", to: "12:00" },
  { from: "13:00", to: "18:00" },
];

export function toValues(calendar: CalendarView | null, timeZone: string): CalendarValues {
  if (!calendar) {
    return {
      name: "",
      timeZone,
      week: Array.from({ length: 7 }, (_, day) => (day < 5 ? office : [])),
      holidays: { makeUpWeekday: 1 },
      overrides: [],
      isDefault: false,
    };
  }
  const { country, region, makeUpWeekday = 1 } = calendar.holidays;
  return {
    name: calendar.name,
    timeZone: calendar.timeZone,
    week: calendar.week,
    holidays: { country: country ?? undefined, region: region ?? undefined, makeUpWeekday },
    overrides: calendar.overrides,
    isDefault: calendar.isDefault,
  };
}

/** What the server takes; also while the form is not saved, for trying it out. */
export function toInput({ name, timeZone, week, holidays, overrides }: CalendarValues): CalendarInput {
  const { country = null, region, makeUpWeekday } = holidays ?? {};
  return {
    name: name.trim() || "–",
    timeZone,
    week,
    overrides: overrides ?? [],
    holidays: {
      country,
      ...(country && region && { region }),
      ...(country === "CN" && makeUpWeekday && { makeUpWeekday }),
    },
  };
}
