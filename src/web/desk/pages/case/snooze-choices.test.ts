import { expect, test } from "vitest";
import { snoozeChoices } from "./snooze-choices.ts";

const iso = (at: number) => new Date(at).toISOString();

test("later, tomorrow and Monday are told in the person's own zone", () => {
  // Friday 27 February 2026, 23:10 in Shanghai.
  const now = Date.parse("2026-02-27T15:10:00Z");
  const [later, tomorrow, monday] = snoozeChoices(now, "Asia/Shanghai");
  expect(iso(later!.at)).toBe("2026-02-27T18:30:00.000Z");
  expect(iso(tomorrow!.at)).toBe("2026-02-28T01:00:00.000Z");
  expect(iso(monday!.at)).toBe("2026-03-02T01:00:00.000Z");
});

test("on a Monday the next Monday is meant, west of Greenwich too", () => {
  const now = Date.parse("2026-03-02T18:00:00Z");
  expect(iso(snoozeChoices(now, "America/New_York")[2]!.at)).toBe("2026-03-09T13:00:00.000Z");
});

test("on a Sunday tomorrow is the Monday, and is offered once", () => {
  const now = Date.parse("2026-03-01T04:00:00Z");
  expect(snoozeChoices(now, "Asia/Shanghai").map(({ key }) => key)).toEqual(["later", "tomorrow"]);
});
