import { expect, test } from "vitest";
import { changesOf } from "./changes-of.ts";

test("[L2] only what differs is written down, with before and after", () => {
  const before = { name: "Li Na", roles: ["Agent"], capacity: 20, note: null };
  const after = { name: "Li Na", roles: ["Agent", "Leader"], capacity: 0, note: null };
  expect(changesOf(before, after)).toEqual({
    roles: { before: ["Agent"], after: ["Agent", "Leader"] },
    capacity: { before: 20, after: 0 },
  });
});

test("a field that is left out or undefined is no change; a new thing has nothing before", () => {
  expect(changesOf({ name: "A", email: "a@desk.test" }, { name: "A", email: undefined })).toEqual({});
  expect(changesOf({}, { name: "A" })).toEqual({ name: { before: null, after: "A" } });
});
