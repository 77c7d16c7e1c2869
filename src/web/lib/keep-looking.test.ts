import { expect, test } from "vitest";
import { lookingState, ROUNDS } from "./keep-looking.ts";

const full = { items: [1] };
const empty = { items: [] };
const empties = (count: number) => Array.from({ length: count }, () => empty);

test("a list with rows on its last page, or with nothing left, is settled", () => {
  expect(lookingState([full], true)).toBe("settled");
  expect(lookingState([empty, full], true)).toBe("settled");
  expect(lookingState([empty], false)).toBe("settled");
  expect(lookingState([], false)).toBe("settled");
});

test("an empty page with a next is not the end", () => {
  expect(lookingState([empty], true)).toBe("looking");
  expect(lookingState([full, empty], true)).toBe("looking");
});

test("after enough pages without a row it rests, and goes on when it is told to", () => {
  expect(lookingState([full, ...empties(ROUNDS)], true)).toBe("resting");
  expect(lookingState([full, ...empties(ROUNDS + 1)], true)).toBe("looking");
  expect(lookingState(empties(2 * ROUNDS), true)).toBe("resting");
});
