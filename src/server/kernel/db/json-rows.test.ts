import { expect, test } from "vitest";
import { jsonRows } from "./json-rows.ts";

test("text that PostgreSQL cannot hold is mended, all else stays", () => {
  const rows = [{ a: "nul\0 inside", b: "half \ud83d of a pair", c: ["\ude00", { d: "\0" }] }];
  expect(JSON.parse(jsonRows(rows))).toEqual([
    { a: "nul inside", b: "half \ufffd of a pair", c: ["\ufffd", { d: "" }] },
  ]);
});

test("an escaped backslash before u0000, and whole pairs, are nobody's fault", () => {
  const rows = [{ a: "C:\\u0000", b: "😀 好" }];
  expect(JSON.parse(jsonRows(rows))).toEqual(rows);
});
