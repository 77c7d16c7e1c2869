import fc from "fast-check";
import type { Calendar, CalendarOverride, Interval, PublicHoliday } from "../../../src/shared/contract/calendars.ts";

const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Up to three intervals a day, some touching, some to the minute, with midnight at either end as often as not. */
const dayHours: fc.Arbitrary<Interval[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Interval[]>([]) },
  { weight: 1, arbitrary: fc.constant<Interval[]>([{ from: "00:00", to: "24:00" }]) },
  {
    weight: 1,
    arbitrary: fc.constant<Interval[]>([
      { from: "13:30", to: "18:00" },
      { from: "09:00", to: "12:00" },
    ]),
  },
  {
    weight: 5,
    arbitrary: fc
      .uniqueArray(
        fc.oneof(
          fc.integer({ min: 0, max: 48 }).map((half) => half * 30),
          fc.integer({ min: 0, max: 1440 }),
          // Most changes of the clock happen here.
          fc.integer({ min: 0, max: 240 }),
        ),
        { minLength: 2, maxLength: 6 },
      )
      .map((cuts) => {
        const sorted = cuts.toSorted((a, b) => a - b);
        const hours: Interval[] = [];
        for (let i = 0; i + 1 < sorted.length; i += 2) {
          hours.push({ from: time(sorted[i]!), to: time(sorted[i + 1]!) });
        }
        return hours;
      }),
  },
);

const kind = fc.constantFrom("closed" as const, "open" as const);

function override(date: string): fc.Arbitrary<CalendarOverride> {
  return fc.oneof(
    fc.record({ date: fc.constant(date), kind }),
    fc.record({ date: fc.constant(date), kind: fc.constant("open" as const), intervals: dayHours }),
  );
}

function holiday(date: string): fc.Arbitrary<PublicHoliday> {
  return fc.record({ date: fc.constant(date), kind, names: fc.constant({ "zh-CN": "节日", en: "Holiday" }) });
}

/** Calendars of a zone, some of whose special days fall on `dates`. */
export function arbitraryCalendar(timeZone: string, dates: readonly string[]): fc.Arbitrary<Calendar> {
  const some = fc.subarray([...dates], { maxLength: 4 });
  const overrides = some.chain((chosen) => fc.tuple(...chosen.map(override)));
  const holidays = some.chain((chosen) => fc.tuple(...chosen.map(holiday)));
  const week = fc.oneof(
    { weight: 9, arbitrary: fc.array(dayHours, { minLength: 7, maxLength: 7 }) },
    { weight: 1, arbitrary: fc.constant(Array.from({ length: 7 }, () => [])) },
  );
  return fc
    .record({ week, overrides, holidays, makeUpWeekday: fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }) })
    .map(({ week, overrides, holidays, makeUpWeekday }) => ({
      id: "random",
      name: "Random",
      version: 1,
      timeZone,
      week,
      overrides,
      holidays: { country: "CN", makeUpWeekday },
      publicHolidays: { knownFrom: dates[0]!, knownUntil: dates.at(-1)!, days: holidays },
    }));
}
