import { describe, expect, test } from "vitest";
import { buildCalendar } from "../../../test/support/business-time/build-calendar.ts";
import { compileCalendar } from "./compile-calendar.ts";
import { dueWithPauses } from "./due-with-pauses.ts";

const HOUR = 3_600_000;
const desk = compileCalendar(buildCalendar()); // Monday to Friday, 09:00–12:00 and 13:30–18:00
const at = (text: string) => Date.parse(`${text}+08:00`);
const pause = (from: string, to: string | null) => ({ from: at(from), to: to === null ? null : at(to) });
const start = at("2025-09-23T09:00");

describe("[B1] pauses", () => {
  test.each([
    ["none", [], "2025-09-23T16:30", 6],
    ["one in working time", [pause("2025-09-23T10:00", "2025-09-23T11:00")], "2025-09-23T17:30", 5],
    [
      "one over lunch costs only the open part",
      [pause("2025-09-23T11:30", "2025-09-23T14:00")],
      "2025-09-23T17:30",
      3.5,
    ],
    ["one in closed time costs nothing", [pause("2025-09-23T12:00", "2025-09-23T13:30")], "2025-09-23T16:30", 3],
    ["one over the start", [pause("2025-09-22T10:00", "2025-09-23T10:00")], "2025-09-23T17:30", 6],
    ["one before the start", [pause("2025-09-22T10:00", "2025-09-22T11:00")], "2025-09-23T16:30", 6],
    ["one that begins when due", [pause("2025-09-23T16:30", null)], "2025-09-23T16:30", 6],
    [
      "several, overlapping and out of order",
      [
        pause("2025-09-23T14:00", "2025-09-23T15:00"),
        pause("2025-09-23T10:00", "2025-09-23T11:00"),
        pause("2025-09-23T10:30", "2025-09-23T11:30"),
      ],
      "2025-09-24T10:00",
      4,
    ],
  ])("%s", (_, pauses, due, hoursLeft) => {
    expect(dueWithPauses(desk, start, 6 * HOUR, pauses)).toEqual({ due: at(due), remainingMs: hoursLeft * HOUR });
  });

  test("while one lasts there is no due time, but what remains is known", () => {
    const pauses = [pause("2025-09-23T10:00", "2025-09-23T11:00"), pause("2025-09-23T14:30", null)];
    expect(dueWithPauses(desk, start, 6 * HOUR, pauses)).toEqual({ due: null, remainingMs: 3 * HOUR });
  });

  test("one that ends before it begins is refused", () => {
    expect(() => dueWithPauses(desk, start, HOUR, [pause("2025-09-23T11:00", "2025-09-23T10:00")])).toThrow(
      expect.objectContaining({ code: "calendars.invalid_pause" }),
    );
  });

  test("a duration that is none is refused even while paused", () => {
    expect(() => dueWithPauses(desk, start, Number.NaN, [pause("2025-09-23T09:00", null)])).toThrow(
      expect.objectContaining({ code: "calendars.invalid_duration" }),
    );
  });
});
