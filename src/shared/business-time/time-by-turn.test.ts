import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCalendar } from "../../../test/support/business-time/build-calendar.ts";
import { businessTimeBetween, compileCalendar, dueWithPauses, timeByTurn } from "./index.ts";

const desk = compileCalendar(buildCalendar());
const HOUR = 3_600_000;
/** In Shanghai; 9 March 2026 is a Monday. */
const at = (text: string) => Date.parse(`${text}:00+08:00`);

test("[B4] a case that was ours, the courier's and the customer's gives each their own working hours", () => {
  const changes = [
    { at: at("2026-03-09T09:00"), turn: "us" },
    { at: at("2026-03-09T11:00"), turn: "partner" },
    { at: at("2026-03-11T11:00"), turn: "us" },
    { at: at("2026-03-11T17:00"), turn: "customer" },
    { at: at("2026-03-12T10:00"), turn: "us" },
    { at: at("2026-03-12T10:30"), turn: null },
  ] as const;
  const time = timeByTurn(desk, changes, at("2026-03-20T09:00"));
  expect(Object.fromEntries(time)).toEqual({ us: 7 * HOUR, partner: 15 * HOUR, customer: 2 * HOUR });
});

test("[B4] what goes on counts until now, and nothing counts from the future", () => {
  const changes = [
    { at: at("2026-03-09T09:00"), turn: "us" },
    { at: at("2026-03-09T16:00"), turn: "customer" },
  ] as const;
  expect(Object.fromEntries(timeByTurn(desk, changes, at("2026-03-09T10:00")))).toEqual({ us: HOUR, customer: 0 });
  expect(timeByTurn(desk, [], at("2026-03-09T10:00")).size).toBe(0);
});

test("[B4] the turns share out all of the time, and ours is the time by which we are judged", () => {
  const start = at("2026-03-09T00:00");
  const moment = fc.integer({ min: 0, max: 20 * 24 * HOUR }).map((after) => start + after);
  const cuts = fc.uniqueArray(moment, { minLength: 1, maxLength: 9 }).map((all) => all.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(cuts, fc.integer({ min: 0, max: 60 * HOUR }), (times, businessMs) => {
      const changes = times.map((time, n) => ({ at: time, turn: n % 2 === 0 ? "us" : "customer" }));
      const until = times.at(-1)! + 3 * 24 * HOUR;
      const time = timeByTurn(desk, changes, until);
      const sum = [...time.values()].reduce((a, b) => a + b, 0);
      expect(sum).toBe(businessTimeBetween(desk, times[0]!, until));
      const pauses = changes.flatMap(({ at: from, turn }, n) =>
        turn === "customer" ? [{ from, to: changes[n + 1]?.at ?? until }] : [],
      );
      const { due } = dueWithPauses(desk, times[0]!, businessMs, pauses);
      // Due by then if, and only if, that much of the time was ours.
      expect(due! <= until).toBe((time.get("us") ?? 0) >= businessMs);
    }),
  );
});
