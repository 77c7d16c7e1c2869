import { expect, test } from "vitest";
import { findingOf, spreadOf } from "./compare.ts";

const tally = (solved: number, ended: number) => ({
  ended,
  solved,
  handedOver: ended - solved,
  abandoned: 0,
  returned: 0,
  wrong: 0,
});

test("[D2] a spread is wide where few are counted, and never leaves 0 to 1", () => {
  expect(spreadOf(0, 0)).toEqual({ low: 0, high: 1 });
  const few = spreadOf(5, 10);
  const many = spreadOf(500, 1_000);
  expect(few.low).toBeCloseTo(0.237, 2);
  expect(few.high).toBeCloseTo(0.763, 2);
  expect(many.high - many.low).toBeLessThan(0.07);
  expect(spreadOf(20, 20).high).toBe(1);
});

test.each([
  [tally(29, 29), tally(100, 500), "too_few"],
  [tally(20, 40), tally(240, 500), "no_difference"],
  [tally(40, 40), tally(30, 30), "no_difference"],
  [tally(80, 100), tally(250, 500), "better"],
  [tally(20, 100), tally(250, 500), "worse"],
] as const)("[D2] %o beside %o: %s", (trial, beside, finding) => {
  expect(findingOf(trial, beside)).toBe(finding);
});
