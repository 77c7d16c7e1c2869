import { expect, test } from "vitest";
import { tsqueryLiteral, tsvectorLiteral } from "./tsvector.ts";

test("terms stand with their places and weights", () => {
  expect(
    tsvectorLiteral([
      { text: "refund refund", weight: "A" },
      { text: "parcel", weight: "D" },
    ]),
  ).toBe("'refund':1A,2A 'parcel':3D");
});

test("quotes and backslashes in terms stay terms", () => {
  expect(tsvectorLiteral([{ text: "o'brien", weight: "A" }])).toContain("'o''brien':1A");
  expect(tsqueryLiteral(["o'b", "x\\"])).toBe("'o''b' & 'x\\\\'");
});
