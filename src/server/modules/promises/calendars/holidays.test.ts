import { describe, expect, test } from "vitest";
import { buildCalendar } from "../../../../../test/support/business-time/build-calendar.ts";
import { addBusinessTime, compileCalendar, describeDue } from "../../../../shared/business-time/index.ts";
import type { HolidaySource } from "../../../../shared/contract/calendars.ts";
import { expandHolidays, listHolidayCountries } from "./holidays.ts";

const HOUR = 3_600_000;
const holidays = { country: "CN" };
const china = compileCalendar(
  buildCalendar({ holidays, publicHolidays: await expandHolidays(holidays, "2024-01-01", "2026-12-31") }),
);

const utc = (text: string) => new Date(text).toISOString();

describe("[B1] China's holidays and make-up working days (调休)", () => {
  test.each([
    // 2024: 1–7 October off; worked on Sunday 29 September and Saturday 12 October
    ["2024-09-28T10:00+08:00", 1, "2024-09-29T10:00+08:00"],
    ["2024-09-30T17:00+08:00", 2, "2024-10-08T10:00+08:00"],
    ["2024-10-11T17:00+08:00", 2, "2024-10-12T10:00+08:00"],
    // 2025: 1–8 October off (with 中秋); worked on Sunday 28 September and Saturday 11 October
    ["2025-09-26T17:00+08:00", 2, "2025-09-28T10:00+08:00"],
    ["2025-09-30T17:00+08:00", 2, "2025-10-09T10:00+08:00"],
    ["2025-10-10T17:00+08:00", 8.5, "2025-10-11T18:00+08:00"],
    ["2025-10-11T17:00+08:00", 2, "2025-10-13T10:00+08:00"],
    // 2026: 1–7 October off; worked on Sunday 20 September and Saturday 10 October
    ["2026-09-19T12:00+08:00", 1, "2026-09-20T10:00+08:00"],
    ["2026-09-30T17:00+08:00", 2, "2026-10-08T10:00+08:00"],
    ["2026-10-09T17:00+08:00", 2, "2026-10-10T10:00+08:00"],
    // Spring Festival 2025: 28 January – 4 February; worked on Sunday 26 January and Saturday 8 February
    ["2025-01-24T17:00+08:00", 2, "2025-01-26T10:00+08:00"],
    ["2025-01-27T17:00+08:00", 2, "2025-02-05T10:00+08:00"],
    // Spring Festival 2026: 15–23 February; worked on Saturdays 14 and 28 February
    ["2026-02-14T17:00+08:00", 2, "2026-02-24T10:00+08:00"],
    ["2026-02-27T17:00+08:00", 2, "2026-02-28T10:00+08:00"],
  ])("from %s, %d hours end at %s", (start, hours, due) => {
    expect(new Date(addBusinessTime(china, Date.parse(start), hours * HOUR)).toISOString()).toBe(utc(due));
  });

  test("the account of a due time names the festival in both languages", () => {
    const { days } = describeDue(china, Date.parse("2025-09-30T17:00+08:00"), 2 * HOUR);
    expect(days.map(({ date, reason }) => `${date} ${reason}`)).toEqual([
      "2025-09-30 working_day",
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((day) => `2025-10-0${day} public_holiday`),
      "2025-10-09 working_day",
    ]);
    expect(days[1]!.names).toEqual({ "zh-CN": "国庆节", en: "National Day" });
    expect(days[6]!.names).toEqual({ "zh-CN": "中秋", en: "Mid-autumn Festival" });
  });

  test("years without a notice are reported as unknown, and dues in them as uncertain", async () => {
    const expansion = await expandHolidays(holidays, "2025-01-01", "2199-12-31");
    const lastNotice = Number(expansion!.knownUntil.slice(0, 4));
    expect(expansion!.knownUntil).toBe(`${lastNotice}-12-28`);
    expect(expansion!.days.filter(({ date }) => date.startsWith(`${lastNotice}`)).length).toBeGreaterThan(28);
    const calendar = compileCalendar(buildCalendar({ holidays, publicHolidays: expansion }));
    expect(describeDue(calendar, Date.parse(`${lastNotice}-12-20T09:00+08:00`), HOUR).holidaysKnown).toBe(true);
    expect(describeDue(calendar, Date.parse(`${lastNotice}-12-31T09:00+08:00`), HOUR).holidaysKnown).toBe(false);
    // What the law alone gives is still off.
    const byLaw = expansion!.days.filter(({ date }) => date.startsWith(`${lastNotice + 1}`));
    expect(byLaw.map(({ date }) => date)).toContain(`${lastNotice + 1}-01-01`);
    expect(byLaw.length).toBeLessThanOrEqual(13);
    expect((await expandHolidays(holidays, "1990-01-01", "2010-12-31"))!.knownFrom).toBe("2004-01-01");
  });
});

describe("[B1] holidays elsewhere", () => {
  const datesOf = async (source: HolidaySource, from: string, to: string) =>
    (await expandHolidays(source, from, to))!.days.map(({ date }) => date);

  test("no country, no holidays", async () => {
    expect(await expandHolidays({ country: null }, "2025-01-01", "2025-12-31")).toBeNull();
  });

  test("Germany, in dates and both languages", async () => {
    const germany = await expandHolidays({ country: "DE" }, "2025-01-01", "2025-12-31");
    expect(germany).toMatchObject({ knownFrom: "2025-01-01", knownUntil: "2025-12-31" });
    expect(germany!.days.map(({ date }) => date.slice(5))).toEqual([
      "01-01",
      "04-18",
      "04-21",
      "05-01",
      "05-29",
      "06-09",
      "10-03",
      "12-25",
      "12-26",
    ]);
    expect(germany!.days[0]).toEqual({
      date: "2025-01-01",
      kind: "closed",
      names: { "zh-CN": "元旦", en: "New Year's Day" },
    });
  });

  test("Bavaria has more of them", async () => {
    const bavaria = await datesOf({ country: "DE", region: "BY" }, "2025-06-01", "2025-12-31");
    const germany = await datesOf({ country: "DE" }, "2025-06-01", "2025-12-31");
    expect(bavaria.filter((date) => !germany.includes(date))).toEqual(["2025-06-19", "2025-11-01"]);
  });

  test("Japan's substitute days, and a feast of several days", async () => {
    expect(await datesOf({ country: "JP" }, "2025-05-01", "2025-05-31")).toEqual([
      "2025-05-03",
      "2025-05-04",
      "2025-05-05",
      "2025-05-06",
    ]);
    // Eid al-Fitr: the afternoon before it is a half holiday, which does not close the day.
    expect(await datesOf({ country: "TR" }, "2025-03-01", "2025-04-10")).toEqual([
      "2025-03-30",
      "2025-03-31",
      "2025-04-01",
    ]);
  });

  test("half holidays do not close the day; days of 23 hours are whole", async () => {
    expect(await datesOf({ country: "IS" }, "2025-12-20", "2025-12-31")).toEqual(["2025-12-25", "2025-12-26"]);
    expect(await datesOf({ country: "EG" }, "2025-04-22", "2025-04-30")).toEqual(["2025-04-25"]);
  });

  test.each<[string, HolidaySource]>([
    ["XX", { country: "XX" }],
    ["DE-ZZ", { country: "DE", region: "ZZ" }],
  ])("%s, which is nowhere, is refused", async (place, source) => {
    await expect(expandHolidays(source, "2025-01-01", "2025-12-31")).rejects.toMatchObject({
      code: "calendars.no_holiday_data",
      params: { place },
    });
  });

  test("countries are listed by name with their regions", async () => {
    const countries = await listHolidayCountries("zh-CN");
    expect(countries.length).toBeGreaterThan(180);
    expect(countries).toContainEqual({ country: "CN", name: "中国", regions: [] });
    expect(countries.find(({ country }) => country === "DE")!.regions.length).toBe(16);
  });
});
