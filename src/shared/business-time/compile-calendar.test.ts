import { Value } from "typebox/value";
import { describe, expect, test } from "vitest";
import { buildCalendar, dayHours, everyDay, weekdays } from "../../../test/support/business-time/build-calendar.ts";
import { Calendar } from "../contract/calendars.ts";
import { calendarFaults } from "./calendar-faults.ts";
import { compileCalendar, dayPlan } from "./compile-calendar.ts";
import { parseDate } from "./local-date.ts";

describe("[B1] the shape of a calendar", () => {
  test("several intervals a day and 24:00 as an end are allowed", () => {
    expect(Value.Check(Calendar, buildCalendar({ week: everyDay("00:00-06:00 22:00-24:00") }))).toBe(true);
  });

  test.each(["9:00-12:00", "24:00-24:00", "09:00-25:00", "09:60-10:00"])("hours of %s are not", (hours) => {
    const [from, to] = hours.split("-") as [string, string];
    expect(Value.Check(Calendar, buildCalendar({ week: [[{ from, to }], [], [], [], [], [], []] }))).toBe(false);
  });

  test.each<[string, Partial<Calendar>, ReturnType<typeof calendarFaults>]>([
    ["a good one", {}, []],
    ["an unknown zone", { timeZone: "Asia/Atlantis" }, [{ path: "/timeZone", fault: "zone_unknown" }]],
    ["a bare offset as zone", { timeZone: "+08:00" }, [{ path: "/timeZone", fault: "zone_unknown" }]],
    ["six days", { week: weekdays("09:00-18:00").slice(1) }, [{ path: "/week", fault: "week_incomplete" }]],
    [
      "hours that end before they begin",
      { week: [...weekdays("09:00-18:00").slice(0, 6), dayHours("22:00-06:00")] },
      [{ path: "/week/6/0", fault: "interval_empty" }],
    ],
    [
      "hours that overlap, whatever their order",
      { week: [dayHours("13:00-18:00 09:00-13:01"), ...weekdays("09:00-18:00").slice(1)] },
      [{ path: "/week/0/0", fault: "interval_overlap" }],
    ],
    [
      "a date that does not exist and one given twice",
      {
        overrides: [
          { date: "2025-02-29", kind: "closed" },
          { date: "2024-02-29", kind: "closed" },
          { date: "2024-02-29", kind: "open" },
        ],
      },
      [
        { path: "/overrides/0/date", fault: "date_unknown" },
        { path: "/overrides/2/date", fault: "date_twice" },
      ],
    ],
    [
      "hours on a closed day",
      { overrides: [{ date: "2025-10-09", kind: "closed", intervals: dayHours("09:00-10:00") }] },
      [{ path: "/overrides/0/intervals", fault: "closed_with_hours" }],
    ],
  ])("%s", (_, calendar, faults) => {
    expect(calendarFaults(buildCalendar(calendar))).toEqual(faults);
  });
});

describe("[B1] compiling", () => {
  const days = [{ date: "2025-10-11", kind: "open" as const, names: { "zh-CN": "国庆节", en: "National Day" } }];
  const publicHolidays = { knownFrom: "2025-01-01", knownUntil: "2025-12-28", days };
  const saturday = parseDate("2025-10-11")!;

  test("a faulty calendar is refused with the place of the fault", () => {
    expect(() => compileCalendar(buildCalendar({ timeZone: "Nowhere" }))).toThrow(
      expect.objectContaining({
        code: "calendars.invalid",
        params: { id: "desk", path: "/timeZone", fault: "zone_unknown" },
      }),
    );
  });

  test("a country without its holidays is refused instead of working through them", () => {
    expect(() => compileCalendar(buildCalendar({ holidays: { country: "CN" } }))).toThrow(
      expect.objectContaining({ code: "calendars.holidays_missing" }),
    );
  });

  test("a make-up working day takes Monday's hours, or those of the chosen weekday", () => {
    const week = [dayHours("08:00-12:00"), ...weekdays("09:00-18:00").slice(1)];
    const monday = compileCalendar(buildCalendar({ week, holidays: { country: "CN" }, publicHolidays }));
    expect(dayPlan(monday, saturday)).toEqual({ hours: [[480, 720]], reason: "make_up_day", names: days[0]!.names });
    const friday = compileCalendar(
      buildCalendar({ week, holidays: { country: "CN", makeUpWeekday: 5 }, publicHolidays }),
    );
    expect(dayPlan(friday, saturday).hours).toEqual([[540, 1080]]);
  });

  test("a desk closed on Mondays keeps its own Saturday hours on a make-up Saturday", () => {
    const week = [[], ...everyDay("10:00-16:00").slice(1)];
    const calendar = compileCalendar(buildCalendar({ week, holidays: { country: "CN" }, publicHolidays }));
    expect(dayPlan(calendar, saturday).hours).toEqual([[600, 960]]);
  });

  test("an override wins over the public holiday of the same date", () => {
    const overrides = [{ date: "2025-10-11", kind: "closed" as const, name: "搬家" }];
    const calendar = compileCalendar(buildCalendar({ holidays: { country: "CN" }, publicHolidays, overrides }));
    expect(dayPlan(calendar, saturday)).toEqual({
      hours: [],
      reason: "closed_day",
      names: { "zh-CN": "搬家", en: "搬家" },
    });
  });
});
