import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryCalendar } from "../../../test/support/business-time/arbitrary-calendar.ts";
import { crossCheckWithMinutes } from "../../../test/support/business-time/cross-check.ts";
import {
  addBusinessTime,
  businessTimeBetween,
  compileCalendar,
  describeDue,
  dueWithPauses,
  isOpenAt,
  nextOpening,
} from "./index.ts";

const HOUR = 3_600_000;
const YEAR = 366 * 24 * HOUR;
const patience = 120_000;

const zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "UTC"];
const dates = ["2024-12-31", "2025-01-01", "2025-03-30", "2025-10-01", "2025-10-26", "2026-02-28"];
const instant = fc.integer({ min: Date.UTC(2024, 6, 1), max: Date.UTC(2026, 6, 1) });
const duration = fc.oneof(fc.integer({ min: 0, max: 300 * HOUR }), fc.integer({ min: 0, max: 10 * HOUR }));
/** Calendars that open each week, so that every question has an answer. */
const calendar = fc
  .constantFrom(...zones)
  .chain((zone) => arbitraryCalendar(zone, dates))
  .filter(({ week }) => week.some((hours) => hours.some(({ from, to }) => from < "22:00" && to > "05:00")))
  .map(compileCalendar);

describe("[B1] laws of business time", () => {
  test(
    "agrees with walking minute by minute by Temporal's clock",
    () => {
      crossCheckWithMinutes(2000);
    },
    patience,
  );

  test("what was added lies between", () => {
    fc.assert(
      fc.property(calendar, instant, duration, (desk, start, x) => {
        const due = addBusinessTime(desk, start, x);
        expect(businessTimeBetween(desk, start, due)).toBe(x);
        // … and no sooner.
        if (x > 0) expect(businessTimeBetween(desk, start, due - 1)).toBe(x - 1);
      }),
    );
  });

  test("adding twice is adding the sum", () => {
    fc.assert(
      fc.property(calendar, instant, duration, duration, (desk, start, x, y) => {
        expect(addBusinessTime(desk, addBusinessTime(desk, start, x), y)).toBe(addBusinessTime(desk, start, x + y));
      }),
    );
  });

  test("later starts and longer durations are never due sooner", () => {
    fc.assert(
      fc.property(calendar, instant, fc.nat(YEAR), duration, duration, (desk, start, later, x, longer) => {
        const due = addBusinessTime(desk, start, x);
        expect(addBusinessTime(desk, start + later, x)).toBeGreaterThanOrEqual(due);
        expect(addBusinessTime(desk, start, x + longer)).toBeGreaterThanOrEqual(due);
      }),
    );
  });

  test("business time adds up over any instant, in either direction", () => {
    fc.assert(
      fc.property(calendar, instant, instant, instant, (desk, a, b, c) => {
        const sum = businessTimeBetween(desk, a, b) + businessTimeBetween(desk, b, c);
        expect(sum).toBe(businessTimeBetween(desk, a, c));
      }),
    );
  });

  test("nothing passes before the next opening, and then it does", () => {
    fc.assert(
      fc.property(calendar, instant, (desk, start) => {
        const opening = nextOpening(desk, start)!;
        expect(businessTimeBetween(desk, start, opening)).toBe(0);
        expect(isOpenAt(desk, opening)).toBe(true);
        expect(addBusinessTime(desk, start, 1)).toBe(opening + 1);
      }),
    );
  });

  const pause = fc
    .tuple(instant, fc.nat(200 * HOUR), fc.boolean())
    .map(([from, length, ends]) => ({ from, to: ends ? from + length : null }));

  test("pauses delay by exactly the business time in them, and the account adds up", () => {
    fc.assert(
      fc.property(calendar, instant, duration, fc.array(pause, { maxLength: 4 }), (desk, start, x, pauses) => {
        const { due, remainingMs, days } = describeDue(desk, start, x, pauses, 10_000);
        expect({ due, remainingMs }).toEqual(dueWithPauses(desk, start, x, pauses));
        const used = days.reduce((sum, { usedMs }) => sum + usedMs, 0);
        const paused = days.reduce((sum, { pausedMs }) => sum + pausedMs, 0);
        expect(used).toBe(due === null ? x - remainingMs : x);
        if (due !== null) expect(businessTimeBetween(desk, start, due)).toBe(used + paused);
      }),
    );
  });
});
