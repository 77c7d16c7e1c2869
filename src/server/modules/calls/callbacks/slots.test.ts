import { expect, test } from "vitest";
import { buildCalendar, everyDay } from "../../../../../test/support/business-time/build-calendar.ts";
import { compileCalendar } from "../../../../shared/business-time/index.ts";
import { slotsFrom } from "./slots.ts";

const from = (calendar: Parameters<typeof buildCalendar>[0], now: string, most: number) =>
  slotsFrom(compileCalendar(buildCalendar(calendar)), new Date(now), most).map((at) => at.toISOString().slice(5, 16));
const night = { timeZone: "Europe/Berlin", week: everyDay("01:00-04:00") };

test("[B2] a slot begins half an hour from now at the soonest, and none reaches into a break", () => {
  // Monday 11:10 in Shanghai: the half hour from 11:40 begins at twelve, where the break is.
  expect(from({}, "2026-03-09T03:10:00Z", 2)).toEqual(["03-09T05:30", "03-09T06:00"]);
});

test("[B2] an hour that the clocks leave out has no slots, and one that comes twice has twice as many", () => {
  expect(from(night, "2026-03-28T20:00:00Z", 5)).toEqual([
    "03-29T00:00",
    "03-29T00:30",
    "03-29T01:00",
    "03-29T01:30",
    "03-29T23:00",
  ]);
  const autumn = from(night, "2026-10-24T20:00:00Z", 9);
  expect(autumn.filter((at) => at < "10-25T03:00")).toHaveLength(8);
});

test("[B2] a holiday has no slots, and a day that is worked in place of it has", () => {
  const overrides = [
    { date: "2026-03-10", kind: "closed" as const },
    { date: "2026-03-14", kind: "open" as const, intervals: [{ from: "09:00", to: "10:00" }] },
  ];
  const days = from({ overrides }, "2026-03-09T10:00:00Z", 60).map((at) => at.slice(0, 5));
  expect(days).not.toContain("03-10");
  expect(days.filter((day) => day === "03-14")).toHaveLength(2);
});
