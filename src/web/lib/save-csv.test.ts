import { expect, test } from "vitest";
import { csvOf } from "./save-csv.ts";

test("cells are quoted where they must be, and nothing runs as a formula", () => {
  expect(
    csvOf([
      ["a", 1],
      ['say "hi"', "x,y"],
      ["=1+1", -3],
    ]),
  ).toBe('\uFEFFa,1\r\n"say ""hi""","x,y"\r\n\'=1+1,-3\r\n');
});
