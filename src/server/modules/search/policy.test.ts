import { expect, test } from "vitest";
import { casesToSearch, chooseWay } from "./policy.ts";

const million = {
  documents: 1_000_000,
  shares: new Map([
    ["refund", 0.3],
    ["parcel", 0.2],
    ["box", 0.01],
    ["screen", 0.005],
  ]),
};

test("rare and middling terms go by the index, common ones by a walk over the newest", () => {
  expect(chooseWay(["zebra"], million, 20)).toEqual({ kind: "index" });
  expect(chooseWay(["screen"], million, 20)).toEqual({ kind: "index" });
  expect(chooseWay(["refund"], million, 20)).toEqual({ kind: "walk", window: 1_000 });
});

test("one term that is not common leads to the index, several common ones to a walk however seldom they stand together", () => {
  expect(chooseWay(["refund", "screen"], million, 20)).toEqual({ kind: "index" });
  expect(chooseWay(["refund", "parcel"], million, 20)).toEqual({ kind: "walk", window: 1_000 });
  expect(chooseWay(["refund", "parcel", "box"], million, 20)).toMatchObject({ kind: "walk" });
});

test("a small desk needs no choice", () => {
  expect(chooseWay(["refund"], { ...million, documents: 500 }, 20)).toEqual({ kind: "index" });
});

test("no walk goes further than its bound", () => {
  expect(chooseWay(["refund"], million, 20_000)).toMatchObject({ kind: "walk", window: 4_000 });
});

test("whoever sees few cases has their own looked through, unless the index brings little anyway", () => {
  expect(casesToSearch(["refund"], million, 20)).toBe(1_000);
  expect(casesToSearch(["box"], million, 20)).toBe(1_334);
  expect(casesToSearch(["refund", "parcel", "box"], million, 20)).toBe(2_000);
  expect(casesToSearch(["screen"], million, 20)).toBe(null);
  expect(casesToSearch(["zebra"], million, 20)).toBe(null);
  expect(casesToSearch(["refund"], { ...million, documents: 500 }, 20)).toBe(null);
});
