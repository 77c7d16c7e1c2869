import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildCalendar } from "../../../../../test/support/business-time/build-calendar.ts";
import { compileCalendar, dueWithPauses, type Pause } from "../../../../shared/business-time/index.ts";
import { defaultLadder } from "../kinds.ts";
import { type DueLogEntry, pausesIn, recomputeDue } from "./recompute-due.ts";
import { alarmsOf, dueOf, realarm, type Term } from "./term.ts";

const HOUR = 3_600_000;
// Shanghai, Monday to Friday 09:00–12:00 and 13:30–18:00
const calendar = compileCalendar(buildCalendar());
const monday = (time: string) => Date.parse(`2026-03-09T${time}+08:00`);
const counted = (pauses: readonly Pause[] = []): Term => ({
  kind: "counted",
  startedAt: monday("09:00"),
  businessMs: 6 * HOUR,
  calendar,
  pauses,
});
const times = (alarms: { at: string | null }[]) => alarms.map(({ at }) => (at === null ? null : Date.parse(at)));

describe("[B6] the moments at which a promise rings", () => {
  test("fractions are of working time, what comes after due is by the wall clock", () => {
    expect(dueOf(counted())).toBe(monday("16:30"));
    expect(times(alarmsOf(defaultLadder, counted()))).toEqual([monday("15:00"), monday("16:30"), monday("17:30")]);
  });

  test("of a fixed time, fractions are of the time from its start", () => {
    const term: Term = { kind: "fixed", startedAt: 0, dueAt: 8 * HOUR };
    expect(times(alarmsOf(defaultLadder, term))).toEqual([6 * HOUR, 8 * HOUR, 9 * HOUR]);
  });

  test("minutes before due are working time of a counted promise, and stand among the fractions in order", () => {
    const ladder = [
      { minutesBeforeDue: 120, notify: "owner" },
      { atFraction: 0.5, notify: "owner" },
      { minutesBeforeDue: 10_000, notify: "owner" },
    ] as const;
    // Six hours from 09:00: half is 12:00, two hours before the end is 14:30; the noon pause counts for nothing.
    expect(times(alarmsOf(ladder, counted()))).toEqual([
      monday("09:00"),
      monday("12:00"),
      monday("14:30"),
      monday("16:30"),
    ]);
    const fixed: Term = { kind: "fixed", startedAt: 0, dueAt: 8 * HOUR };
    expect(times(alarmsOf(ladder, fixed))).toEqual([0, 4 * HOUR, 6 * HOUR, 8 * HOUR]);
    expect(times(realarm(alarmsOf(ladder, fixed), { ...fixed, dueAt: 4 * HOUR }))).toEqual([
      ...[0, 2 * HOUR, 2 * HOUR, 4 * HOUR],
    ]);
  });

  test("of a time that had passed when it was promised, in the same order", () => {
    const term: Term = { kind: "fixed", startedAt: 8 * HOUR, dueAt: 4 * HOUR };
    expect(times(alarmsOf(defaultLadder, term))).toEqual([4 * HOUR, 4 * HOUR, 5 * HOUR]);
  });

  test("the due time is a moment also where no step is there, and steps come in order", () => {
    const alarms = alarmsOf(
      [
        { minutesAfterDue: 30, notify: "leaders" },
        { atFraction: 0.5, notify: "owner" },
      ],
      counted(),
    );
    expect(alarms.map(({ notify }) => notify)).toEqual(["owner", null, "leaders"]);
    expect(times(alarms)).toEqual([monday("12:00"), monday("16:30"), monday("17:00")]);
  });

  test("while paused only what was reached before has a moment; afterwards all have one again", () => {
    const paused = alarmsOf(defaultLadder, counted([{ from: monday("15:30"), to: null }]));
    expect(times(paused)).toEqual([monday("15:00"), null, null]);
    const resumed = realarm(paused, counted([{ from: monday("15:30"), to: monday("16:00") }]));
    expect(times(resumed)).toEqual([monday("15:00"), monday("17:00"), monday("18:00")]);
  });
});

describe("[B4] a due time counted again from the log", () => {
  const made = { startedAt: monday("09:00"), businessMs: 6 * HOUR, dueAt: null };
  const line = (kind: DueLogEntry["kind"], time: string, data: DueLogEntry["data"] = {}): DueLogEntry => ({
    kind,
    at: monday(time),
    data,
  });

  test.each<[string, DueLogEntry[], number | null]>([
    ["as made", [line("made", "09:00")], monday("16:30")],
    ["paused", [line("made", "09:00"), line("paused", "10:00")], null],
    ["paused for an hour", [line("paused", "10:00"), line("resumed", "11:00")], monday("17:30")],
    ["withdrawn while paused", [line("paused", "10:00"), line("withdrawn", "11:00")], null],
    ["rung and given on", [line("rang", "15:00"), line("reassigned", "15:01")], monday("16:30")],
    [
      "moved twice",
      [
        line("moved", "10:00", { to: "2026-03-12T01:00:00.000Z" }),
        line("moved", "11:00", { to: "2026-03-13T01:00:00.000Z" }),
      ],
      Date.parse("2026-03-13T01:00:00.000Z"),
    ],
  ])("%s", (_, log, due) => {
    expect(recomputeDue(made, log, calendar)).toBe(due);
  });

  test("is, for any pauses, what business time says of them", () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 20 * HOUR }), { maxLength: 12 });
    fc.assert(
      fc.property(gaps, (steps) => {
        let at = made.startedAt;
        const log: DueLogEntry[] = steps.map((step, index) => {
          at += step;
          return { kind: index % 2 === 0 ? "paused" : "resumed", at, data: {} };
        });
        const pauses = log.flatMap((entry, index) =>
          entry.kind === "paused" ? [{ from: entry.at, to: log[index + 1]?.at ?? null }] : [],
        );
        expect(pausesIn(log)).toEqual(pauses);
        expect(recomputeDue(made, log, calendar)).toBe(dueWithPauses(calendar, made.startedAt, 6 * HOUR, pauses).due);
      }),
    );
  });
});
