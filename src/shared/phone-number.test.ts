import { expect, test } from "vitest";
import { canonicalPhone } from "./phone-number.ts";

test.each([
  ["138 1234 5678", "+8613812345678"],
  ["+86-138-1234-5678", "+8613812345678"],
  ["008613812345678", "+8613812345678"],
  ["１３８１２３４５６７８", "+8613812345678"],
  ["(0049) 30 123456", "+4930123456"],
  ["tel:+1-202-555-0143", "+12025550143"],
  // A number without a country stays as it is dialled: two shops' customers must not become one.
  ["030 123456", "030123456"],
  ["95588", "95588"],
  ["", null],
  ["12", null],
  ["call me", null],
  ["+86 138 1234 5678 9999", null],
])("[A2] %j is compared as %j", (written, canonical) => {
  expect(canonicalPhone(written)).toBe(canonical);
});
