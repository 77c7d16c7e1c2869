import { describe, expect, it } from "vitest";
import { promiseLevel, ringStrokes, shareLeft } from "./promise-ring.ts";

const HOUR = 3_600_000;
const start = Date.parse("2026-03-02T01:00:00Z");
const sixHours = {
  state: "open" as const,
  startedAt: new Date(start).toISOString(),
  dueAt: new Date(start + 6 * HOUR).toISOString(),
};

describe("promise ring", () => {
  it.each([
    [0, "plenty"],
    [3.9, "plenty"],
    [4.1, "soon"],
    [5.5, "due"],
    [5.99, "due"],
    [6, "broken"],
    [9, "broken"],
  ])("after %s of 6 hours it is %s", (hours, level) => {
    expect(promiseLevel(sixHours, start + hours * HOUR)).toBe(level);
  });

  it("a promise of a week is due four hours before its end, not seventeen", () => {
    const week = { ...sixHours, dueAt: new Date(start + 168 * HOUR).toISOString() };
    expect(promiseLevel(week, start + 160 * HOUR)).toBe("soon");
    expect(promiseLevel(week, start + 164.5 * HOUR)).toBe("due");
  });

  it("a settled promise stays what it was, whatever the time", () => {
    expect(promiseLevel({ ...sixHours, state: "kept" }, start + 99 * HOUR)).toBe("kept");
    expect(promiseLevel({ ...sixHours, state: "broken" }, start)).toBe("broken");
    expect(promiseLevel({ ...sixHours, state: "waived" }, start)).toBe("released");
  });

  it("a paused promise does not run", () => {
    expect(promiseLevel({ ...sixHours, dueAt: null }, start + 99 * HOUR)).toBe("paused");
    expect(shareLeft({ ...sixHours, dueAt: null }, start + 99 * HOUR)).toBe(1);
  });

  it("the arc empties clockwise from the top", () => {
    expect(shareLeft(sixHours, start + 3 * HOUR)).toBe(0.5);
    expect(ringStrokes("plenty", 0.5)[1]).toEqual({ d: "M10 17.5A7.5 7.5 0 0 1 10 2.5", role: "arc" });
  });

  it("every level is drawn differently without its colour", () => {
    const levels = ["plenty", "soon", "due", "broken", "paused", "kept", "kept_late", "released"] as const;
    const drawings = levels.map((level) => JSON.stringify(ringStrokes(level, 0.5)));
    expect(new Set(drawings).size).toBe(levels.length);
  });
});
