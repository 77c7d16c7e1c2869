import { expect, test } from "vitest";
import { spokenTime } from "./spoken-time.ts";

test("a call's length is written as telephones write it", () => {
  expect([0, 7, 59.9, 60, 760, 3723, -4].map(spokenTime)).toEqual([
    "0:00",
    "0:07",
    "0:59",
    "1:00",
    "12:40",
    "1:02:03",
    "0:00",
  ]);
});
