import { describe, expect, test } from "vitest";
import { buildCalendar, dayHours, everyDay, weekdays } from "../../../test/support/business-time/build-calendar.ts";
import type { Calendar } from "../contract/calendars.ts";
import { addBusinessTime } from "./add-business-time.ts";
import { compileCalendar } from "./compile-calendar.ts";

const HOUR = 3_600_000;
const around = "00:00-24:00";

/** Adds hours of business time; answers in UTC, for the reader to compare with the start. */
function add(calendar: Partial<Calendar>, start: string, hours: number): string {
  return new Date(
    addBusinessTime(compileCalendar(buildCalendar(calendar)), Date.parse(start), hours * HOUR),
  ).toISOString();
}

const utc = (text: string) => new Date(text).toISOString();

describe("[B1] adding business time", () => {
  test.each([
    ["within the morning", "2025-09-23T09:00+08:00", 2, "2025-09-23T11:00+08:00"],
    ["over the lunch break", "2025-09-23T11:00+08:00", 2, "2025-09-23T14:30+08:00"],
    ["ends at the lunch break, not after it", "2025-09-23T11:00+08:00", 1, "2025-09-23T12:00+08:00"],
    ["begins in the lunch break", "2025-09-23T12:30+08:00", 1, "2025-09-23T14:30+08:00"],
    ["six hours from the afternoon into the next day", "2025-09-23T16:00+08:00", 6, "2025-09-24T14:30+08:00"],
    ["ends at closing time, not at the next opening", "2025-09-23T16:00+08:00", 2, "2025-09-23T18:00+08:00"],
    ["over the weekend", "2025-09-26T17:00+08:00", 2, "2025-09-29T10:00+08:00"],
    ["begins at the weekend", "2025-09-27T03:00+08:00", 7.5, "2025-09-29T18:00+08:00"],
    ["nothing at all, though closed", "2025-09-27T03:00+08:00", 0, "2025-09-27T03:00+08:00"],
    ["over New Year", "2025-12-31T17:00+08:00", 8.5, "2026-01-01T18:00+08:00"],
    ["far in the future", "2190-01-01T09:00+08:00", 7.5, "2190-01-01T18:00+08:00"],
  ])("%s", (_, start, hours, due) => {
    expect(add({}, start, hours)).toBe(utc(due));
  });

  test("a thousand working weeks later it is the same hour", () => {
    expect(add({}, "2025-09-22T09:00+08:00", 37.5 * 1000 + 1)).toBe(utc("2044-11-21T10:00+08:00"));
  });

  test("hours across midnight are two intervals that count as one", () => {
    const night = { week: everyDay("00:00-06:00 22:00-24:00") };
    expect(add(night, "2025-09-23T23:00+08:00", 2)).toBe(utc("2025-09-24T01:00+08:00"));
    expect(add(night, "2025-09-23T23:00+08:00", 8)).toBe(utc("2025-09-24T23:00+08:00"));
  });

  test("an override closes a day, opens another, and shortens a third", () => {
    const overrides: Calendar["overrides"] = [
      { date: "2025-09-24", kind: "closed", name: "盘点" },
      { date: "2025-09-27", kind: "open" },
      { date: "2025-09-25", kind: "open", intervals: dayHours("10:00-11:00") },
    ];
    expect(add({ overrides }, "2025-09-23T18:00+08:00", 1)).toBe(utc("2025-09-25T11:00+08:00"));
    expect(add({ overrides }, "2025-09-26T18:00+08:00", 7.5)).toBe(utc("2025-09-27T18:00+08:00"));
  });

  test("29 February is a day like others", () => {
    expect(add({}, "2024-02-28T17:00+08:00", 2)).toBe(utc("2024-02-29T10:00+08:00"));
    expect(add({}, "2023-02-28T17:00+08:00", 2)).toBe(utc("2023-03-01T10:00+08:00"));
  });
});

describe("[B1] changes of the clock", () => {
  test.each([
    // Berlin, 30 March 2025: 02:00 → 03:00
    ["Europe/Berlin", "01:00-05:00", "2025-03-30T00:00+01:00", 3, "2025-03-30T05:00+02:00"],
    // 02:15 does not exist: opens when the clock jumps to 03:00
    ["Europe/Berlin", "02:15-04:00", "2025-03-30T00:00+01:00", 1, "2025-03-30T04:00+02:00"],
    // wholly inside the gap: no opening that day
    ["Europe/Berlin", "02:15-02:45", "2025-03-30T00:00+01:00", 0.5, "2025-03-31T02:45+02:00"],
    // Berlin, 26 October 2025: 03:00 → 02:00
    ["Europe/Berlin", "01:00-04:00", "2025-10-26T00:00+02:00", 4, "2025-10-26T04:00+01:00"],
    // 02:30 comes twice, the earlier counts, for opening …
    ["Europe/Berlin", "02:30-04:00", "2025-10-26T00:00+02:00", 1, "2025-10-26T02:30+01:00"],
    // … and for closing
    ["Europe/Berlin", "01:00-02:30", "2025-10-26T00:00+02:00", 1.5, "2025-10-26T02:30+02:00"],
    ["America/New_York", around, "2025-03-09T00:00-05:00", 23, "2025-03-10T00:00-04:00"],
    ["America/New_York", around, "2025-11-02T00:00-04:00", 25, "2025-11-03T00:00-05:00"],
    // Lord Howe moves by half an hour
    ["Australia/Lord_Howe", around, "2025-04-06T00:00+11:00", 24.5, "2025-04-07T00:00+10:30"],
    ["Australia/Lord_Howe", around, "2025-10-05T00:00+10:30", 23.5, "2025-10-06T00:00+11:00"],
    // São Paulo, 4 November 2018: midnight does not exist
    ["America/Sao_Paulo", "00:00-02:00", "2018-11-03T12:00-03:00", 1, "2018-11-04T02:00-02:00"],
    // Samoa had no 30 December 2011
    ["Pacific/Apia", "09:00-17:00", "2011-12-29T16:00-10:00", 2, "2011-12-31T10:00+14:00"],
  ])("%s, %s from %s", (timeZone, hours, start, duration, due) => {
    expect(add({ timeZone, week: everyDay(hours) }, start, duration)).toBe(utc(due));
  });

  test("an ordinary working week takes no notice of a change on Sunday", () => {
    const berlin = { timeZone: "Europe/Berlin", week: weekdays("09:00-17:00") };
    expect(add(berlin, "2025-03-28T16:00+01:00", 2)).toBe(utc("2025-03-31T10:00+02:00"));
  });
});

describe("[B1] what cannot be answered is refused", () => {
  const closed = Array.from({ length: 7 }, () => []);

  test("a calendar without any hours", () => {
    expect(() => add({ week: closed }, "2025-09-23T09:00+08:00", 1)).toThrow(
      expect.objectContaining({ code: "calendars.never_opens" }),
    );
  });

  test("a calendar that opens on single dates only, until they are used up", () => {
    const overrides: Calendar["overrides"] = [{ date: "2027-06-01", kind: "open", intervals: dayHours("09:00-11:00") }];
    expect(add({ week: closed, overrides }, "2025-09-23T09:00+08:00", 2)).toBe(utc("2027-06-01T11:00+08:00"));
    expect(() => add({ week: closed, overrides }, "2025-09-23T09:00+08:00", 2.01)).toThrow(
      expect.objectContaining({ code: "calendars.never_opens" }),
    );
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("a duration of %s", (hours) => {
    expect(() => add({}, "2025-09-23T09:00+08:00", hours)).toThrow(
      expect.objectContaining({ code: "calendars.invalid_duration" }),
    );
  });

  test.each([
    ["1969-06-01T00:00Z", 1],
    ["2200-06-01T00:00Z", 1],
    ["2025-01-01T00:00Z", 1e6],
  ])("%s and %d hours, outside 1970 to 2199", (start, hours) => {
    expect(() => add({}, start, hours)).toThrow(expect.objectContaining({ code: "calendars.out_of_range" }));
  });

  test("the first and the last day of the range are answered in zones on both sides of UTC", () => {
    const tokyo = { timeZone: "Asia/Tokyo", week: everyDay(around) };
    expect(add(tokyo, "1969-12-31T20:00Z", 1)).toBe(utc("1969-12-31T21:00Z"));
    const kiritimati = { timeZone: "Pacific/Kiritimati", week: everyDay(around) };
    const honolulu = { timeZone: "Pacific/Honolulu", week: everyDay(around) };
    expect(add(honolulu, "2200-01-01T05:00Z", 4)).toBe(utc("2200-01-01T09:00Z"));
    expect(add(honolulu, "1970-01-01T11:00Z", 1)).toBe(utc("1970-01-01T12:00Z"));
    expect(add(kiritimati, "2199-12-31T05:00Z", 4)).toBe(utc("2199-12-31T09:00Z"));
  });
});
