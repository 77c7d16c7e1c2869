import { describe, expect, test } from "vitest";
import { buildCalendar, everyDay, weekdays } from "../../../test/support/business-time/build-calendar.ts";
import { compileCalendar } from "./compile-calendar.ts";
import { isOpenAt, nextClosing, nextOpening } from "./openings.ts";

const desk = compileCalendar(buildCalendar());
const at = (text: string) => Date.parse(text);

describe("[B1] openings", () => {
  test.each([
    ["2025-09-23T08:59:59.999+08:00", false],
    ["2025-09-23T09:00+08:00", true],
    ["2025-09-23T11:59:59.999+08:00", true],
    ["2025-09-23T12:00+08:00", false],
    ["2025-09-23T13:30+08:00", true],
    ["2025-09-23T18:00+08:00", false],
    ["2025-09-27T10:00+08:00", false],
  ])("at %s open is %s", (instant, open) => {
    expect(isOpenAt(desk, at(instant))).toBe(open);
  });

  test.each([
    ["2025-09-23T10:00+08:00", "2025-09-23T10:00+08:00", "2025-09-23T12:00+08:00"],
    ["2025-09-23T12:00+08:00", "2025-09-23T13:30+08:00", "2025-09-23T18:00+08:00"],
    ["2025-09-26T18:00+08:00", "2025-09-29T09:00+08:00", "2025-09-29T12:00+08:00"],
    ["2026-12-31T18:00+08:00", "2027-01-01T09:00+08:00", "2027-01-01T12:00+08:00"],
  ])("from %s opens at %s and closes at %s", (instant, opening, closing) => {
    expect(nextOpening(desk, at(instant))).toBe(at(opening));
    expect(nextClosing(desk, at(instant))).toBe(at(closing));
  });

  test("hours that touch at midnight close once, also over New Year", () => {
    const night = compileCalendar(buildCalendar({ week: everyDay("00:00-06:00 22:00-24:00") }));
    expect(nextClosing(night, at("2025-09-23T23:00+08:00"))).toBe(at("2025-09-24T06:00+08:00"));
    expect(nextClosing(night, at("2025-12-31T23:00+08:00"))).toBe(at("2026-01-01T06:00+08:00"));
    const newYear = compileCalendar(buildCalendar({ week: weekdays("09:00-24:00") }));
    expect(nextClosing(newYear, at("2025-12-31T23:00+08:00"))).toBe(at("2026-01-01T00:00+08:00"));
  });

  test("around the clock never closes, except where an override says so", () => {
    const week = everyDay("00:00-24:00");
    const always = compileCalendar(buildCalendar({ week }));
    expect(nextClosing(always, at("2025-09-23T23:00+08:00"))).toBeNull();
    const once = compileCalendar(buildCalendar({ week, overrides: [{ date: "2031-05-01", kind: "closed" }] }));
    expect(nextClosing(once, at("2025-09-23T23:00+08:00"))).toBe(at("2031-05-01T00:00+08:00"));
    expect(nextOpening(once, at("2031-05-01T00:00+08:00"))).toBe(at("2031-05-02T00:00+08:00"));
    expect(nextClosing(once, at("2031-05-02T00:00+08:00"))).toBeNull();
  });

  test("a calendar that never opens has neither", () => {
    const closed = compileCalendar(buildCalendar({ week: Array.from({ length: 7 }, () => []) }));
    expect(nextOpening(closed, at("2025-09-23T23:00+08:00"))).toBeNull();
    expect(nextClosing(closed, at("2025-09-23T23:00+08:00"))).toBeNull();
    expect(isOpenAt(closed, at("2025-09-23T10:00+08:00"))).toBe(false);
  });
});
