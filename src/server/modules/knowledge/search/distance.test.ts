import { expect, test } from "vitest";
import { distance } from "./distance.ts";

test.each([
  ["refund", "refund", 0],
  ["refnud", "refund", 1],
  ["waranty", "warranty", 1],
  ["delivry", "delivery", 1],
  ["", "abc", 3],
  ["kitten", "sitting", 3],
])("[D1] %s and %s are %i apart", (a, b, apart) => {
  expect(distance(a, b)).toBe(apart);
  expect(distance(b, a)).toBe(apart);
});
