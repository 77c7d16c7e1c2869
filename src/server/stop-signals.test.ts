import { expect, test } from "vitest";
import { stopSignals } from "./stop-signals.ts";

test.each([
  [[0], ["stop"]],
  [[0, 3, 999], ["stop"]],
  [
    [0, 3, 1_000],
    ["stop", "end now"],
  ],
  [
    [5_000, 5_001, 20_000],
    ["stop", "end now"],
  ],
])("signals at %j ms: %j", (times, expected) => {
  const acts: string[] = [];
  let now = 0;
  const signal = stopSignals({ now: () => now, stop: () => acts.push("stop"), endNow: () => acts.push("end now") });
  for (const time of times) {
    now = time;
    signal();
  }
  expect(acts).toEqual(expected);
});
