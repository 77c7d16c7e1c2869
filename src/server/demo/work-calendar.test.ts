import fc from "fast-check";
import { expect, test } from "vitest";
import { businessTimeBetween, compileCalendar } from "../../shared/business-time/index.ts";
import { earlier, later, readSpan } from "./work-calendar.ts";

const hours = [{ from: "09:00", to: "18:00" }];
const calendar = compileCalendar({
  id: "1",
  version: 1,
  name: "Office",
  timeZone: "Asia/Shanghai",
  week: [hours, hours, hours, hours, hours, [], []],
  holidays: { country: null },
  publicHolidays: null,
  overrides: [],
});
const MONDAY_NOON = Date.parse("2026-03-09T04:00:00.000Z");

test("spans are read", () => {
  expect(readSpan("90 min")).toEqual({ ms: 5_400_000, ofWork: false });
  expect(readSpan("2 d")).toEqual({ ms: 172_800_000, ofWork: false });
  expect(readSpan("1.5 h of work")).toEqual({ ms: 5_400_000, ofWork: true });
});

test("working time skips the night", () => {
  expect(new Date(later(calendar, MONDAY_NOON, "7 h of work")).toISOString()).toBe("2026-03-10T02:00:00.000Z");
});

test("whatever the moment, from what lies earlier on there was so much working time", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 14 * 86_400 }), fc.integer({ min: 1, max: 60 }), (seconds, count) => {
      const until = MONDAY_NOON + seconds * 1_000;
      const from = earlier(calendar, until, `${count} h of work`);
      const worked = businessTimeBetween(calendar, from, until) / 3_600_000;
      expect(worked).toBeGreaterThanOrEqual(count);
      expect(worked).toBeLessThan(count + 0.05);
    }),
  );
});
