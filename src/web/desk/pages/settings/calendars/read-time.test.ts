import { expect, test } from "vitest";
import { readTime } from "./read-time.ts";

test.each([
  ["9", "09:00"],
  ["09:30", "09:30"],
  ["9:30", "09:30"],
  ["930", "09:30"],
  ["1330", "13:30"],
  [" 18.15 ", "18:15"],
  ["９：３０", "09:30"],
  ["24", "24:00"],
  ["0", "00:00"],
])("%s is %s", (typed, read) => {
  expect(readTime(typed)).toBe(read);
});

test.each(["", "25", "24:01", "9:60", "noon", "9-10"])("%s is no time", (typed) => {
  expect(readTime(typed)).toBeNull();
});
