import { expect, test } from "vitest";
import { type Attempt, countedAttempts, enoughAttempts, firstRule, isHonest } from "./policy.ts";

const MINUTE = 60_000;
const call = (minute: number, given: Partial<Attempt> = {}): Attempt => ({
  callId: minute,
  rungAt: minute * MINUTE - 20_000,
  endedAt: minute * MINUTE,
  outcome: "missed",
  ...given,
});

test.each<[string, Partial<Attempt>, boolean]>([
  ["rang for twenty seconds", {}, true],
  ["let go after five", { rungAt: 10 * MINUTE - 5_000 }, false],
  ["busy at once", { outcome: "busy", rungAt: null }, true],
  ["did not get through", { outcome: "failed" }, false],
  ["never rang", { rungAt: null }, false],
])("[B2] an attempt that %s", (_, given, honest) => {
  expect(isHonest(call(10, given), firstRule)).toBe(honest);
});

test("[B2] attempts count only half an hour apart, from the promise on", () => {
  const attempts = [call(90), call(5), call(20), call(35), call(64)];
  expect(countedAttempts(attempts, firstRule, 0).map(({ callId }) => callId)).toEqual([5, 35, 90]);
  expect(countedAttempts(attempts, firstRule, 6 * MINUTE).map(({ callId }) => callId)).toEqual([20, 64]);
});

test("[B2] two keep the promise, one does not, and none where only an answer does", () => {
  expect(enoughAttempts([call(5)], firstRule, 0)).toBeNull();
  expect(enoughAttempts([call(5), call(20)], firstRule, 0)).toBeNull();
  expect(enoughAttempts([call(5), call(35), call(70)], firstRule, 0)?.map(({ callId }) => callId)).toEqual([5, 35]);
  expect(enoughAttempts([call(5), call(35)], { ...firstRule, attempts: 0 }, 0)).toBeNull();
});
