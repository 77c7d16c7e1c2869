import { expect, test } from "vitest";
import { isKnownError } from "../errors.ts";
import { pageOf, readCursor, writeCursor } from "./paging.ts";

test("a place comes back as it was", () => {
  expect(readCursor(writeCursor(["王芳", 7]), ["string", "number"])).toEqual(["王芳", 7]);
  expect(readCursor(writeCursor([null, 7]), ["string?", "number"])).toEqual([null, 7]);
});

test("no cursor is the first page", () => {
  expect(readCursor(undefined, ["number"])).toBeNull();
  expect(readCursor("", ["number"])).toBeNull();
});

test.each([
  ["garbage", "%%%"],
  ["another list's key", writeCursor([1, 2])],
  ["a part of another kind", writeCursor(["1"])],
  ["null where a value belongs", writeCursor([null])],
  ["an object", Buffer.from("{}").toString("base64url")],
])("a cursor is refused as invalid input: %s", (_, cursor) => {
  let thrown: unknown;
  try {
    readCursor(cursor, ["number"]);
  } catch (error) {
    thrown = error;
  }
  expect(isKnownError(thrown, "request.invalid")).toBe(true);
});

test("a page ends with the place of its last row only when there are more", () => {
  const rows = [{ id: 1 }, { id: 2 }, { id: 3 }];
  const page = pageOf(rows, 2, (row) => [row.id]);
  expect(page.items).toEqual([{ id: 1 }, { id: 2 }]);
  expect(readCursor(page.next!, ["number"])).toEqual([2]);
  expect(pageOf(rows, 3, (row) => [row.id]).next).toBeNull();
  expect(pageOf([], 3, () => [1])).toEqual({ items: [], next: null });
});
