import { expect, test } from "vitest";
import { buildCalendar, weekdays } from "../../../../../test/support/business-time/build-calendar.ts";
import { addBusinessTime, CalendarError, compileCalendar } from "../../../../shared/business-time/index.ts";
import { knownCalendarError } from "./calendar-errors.ts";

test.each([
  ["invalid", () => compileCalendar(buildCalendar({ timeZone: "Nowhere" })), "zone_unknown"],
  ["invalid", () => addBusinessTime(compileCalendar(buildCalendar()), Date.UTC(2300, 0), 1), "1970 to 2199"],
  ["unavailable", () => compileCalendar(buildCalendar({ holidays: { country: "DE" } })), "DE"],
  [
    "invalid",
    () => addBusinessTime(compileCalendar(buildCalendar({ week: weekdays("09:00-18:00") })), 0, -1),
    "length",
  ],
])("[B1] an error of the calendar is %s and says why", (kind, act, words) => {
  let thrown: unknown;
  try {
    act();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(CalendarError);
  const known = knownCalendarError(thrown as CalendarError);
  expect(known).toMatchObject({ kind, code: (thrown as CalendarError).code, cause: thrown });
  expect(known.message).toContain(words);
  expect(known.message).not.toMatch(/[{}]/);
});
