import { describe, expect, test } from "vitest";
import { buildCalendar, everyDay } from "../../../test/support/business-time/build-calendar.ts";
import { compileCalendar } from "./compile-calendar.ts";
import { describeDue, dueReasonKeys } from "./describe-due.ts";

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(`${text}+08:00`);
const span = (date: string, from: string, to: string) => ({ from: at(`${date}T${from}`), to: at(`${date}T${to}`) });
const nationalDay = { "zh-CN": "国庆节", en: "National Day" };

const desk = compileCalendar(
  buildCalendar({
    holidays: { country: "CN" },
    publicHolidays: {
      knownFrom: "2025-01-01",
      knownUntil: "2025-10-11",
      days: [
        { date: "2025-10-01", kind: "closed", names: nationalDay },
        { date: "2025-10-11", kind: "open", names: nationalDay },
      ],
    },
    overrides: [
      { date: "2025-10-02", kind: "closed", name: "盘点" },
      { date: "2025-10-03", kind: "open", intervals: [{ from: "10:00", to: "12:00" }] },
    ],
  }),
);

describe("[B1] why a promise is due when it is", () => {
  test("each day says what counted and why the rest did not", () => {
    const description = describeDue(desk, at("2025-09-30T17:00"), 4 * HOUR);
    expect(description.due).toBe(at("2025-10-06T10:00"));
    expect(description.holidaysKnown).toBe(true);
    expect(description.omittedDays).toBe(0);
    expect(description.days.map(({ date, reason, names, usedMs }) => [date, reason, names?.en, usedMs / HOUR])).toEqual(
      [
        ["2025-09-30", "working_day", undefined, 1],
        ["2025-10-01", "public_holiday", "National Day", 0],
        ["2025-10-02", "closed_day", "盘点", 0],
        ["2025-10-03", "special_hours", undefined, 2],
        ["2025-10-04", "day_off", undefined, 0],
        ["2025-10-05", "day_off", undefined, 0],
        ["2025-10-06", "working_day", undefined, 1],
      ],
    );
    expect(description.days[0]).toMatchObject({
      weekday: 2,
      open: [span("2025-09-30", "09:00", "12:00"), span("2025-09-30", "13:30", "18:00")],
      openIntervalsUsed: [span("2025-09-30", "17:00", "18:00")],
      pausedMs: 0,
    });
  });

  test("pauses are taken out and counted", () => {
    const pauses = [{ from: at("2025-09-30T10:00"), to: at("2025-09-30T14:00") }];
    const { due, days } = describeDue(desk, at("2025-09-30T09:00"), 3 * HOUR, pauses);
    expect(due).toBe(at("2025-09-30T16:00"));
    expect(days).toHaveLength(1);
    expect(days[0]).toMatchObject({
      openIntervalsUsed: [span("2025-09-30", "09:00", "10:00"), span("2025-09-30", "14:00", "16:00")],
      usedMs: 3 * HOUR,
      pausedMs: 2.5 * HOUR,
    });
  });

  test("while paused the account ends with the pause's beginning", () => {
    const pauses = [{ from: at("2025-09-30T10:00"), to: null }];
    const { due, days, remainingMs } = describeDue(desk, at("2025-09-30T09:00"), 3 * HOUR, pauses);
    expect(due).toBeNull();
    expect(remainingMs).toBe(2 * HOUR);
    expect(days.map(({ date, usedMs }) => [date, usedMs])).toEqual([["2025-09-30", HOUR]]);
  });

  test("a due time past the announced holidays is marked as uncertain", () => {
    expect(describeDue(desk, at("2025-10-11T09:00"), 7.5 * HOUR).holidaysKnown).toBe(true);
    expect(describeDue(desk, at("2025-10-11T09:00"), 8 * HOUR).holidaysKnown).toBe(false);
  });

  test("a due time at midnight does not open another day", () => {
    const always = compileCalendar(buildCalendar({ week: everyDay("00:00-24:00") }));
    const { days } = describeDue(always, at("2025-09-23T00:00"), 48 * HOUR);
    expect(days.map(({ date, usedMs }) => [date, usedMs / HOUR])).toEqual([
      ["2025-09-23", 24],
      ["2025-09-24", 24],
    ]);
  });

  test("a day that the clock skipped says so", () => {
    const apia = compileCalendar(buildCalendar({ timeZone: "Pacific/Apia", week: everyDay("09:00-17:00") }));
    const { days } = describeDue(apia, Date.parse("2011-12-29T16:00-10:00"), 2 * HOUR);
    expect(days.map(({ date, reason }) => [date, reason])).toEqual([
      ["2011-12-29", "working_day"],
      ["2011-12-30", "skipped_by_clock"],
      ["2011-12-31", "working_day"],
    ]);
  });

  test("long accounts are cut, and say by how much", () => {
    const { days, omittedDays } = describeDue(desk, at("2025-09-22T09:00"), 75 * HOUR, [], 3);
    expect(days.map(({ date }) => date)).toEqual(["2025-09-22", "2025-09-23", "2025-09-24"]);
    expect(omittedDays).toBe(14); // … to 8 October
  });

  test("each reason has its text key", () => {
    for (const [reason, key] of Object.entries(dueReasonKeys)) expect(key).toBe(`calendars.day.${reason}`);
  });
});
