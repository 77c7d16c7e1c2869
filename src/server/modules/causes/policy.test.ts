import { expect, test } from "vitest";
import { rateRatio, verdictOf } from "./effect/policy.ts";
import { codeOf, fitsBelow, hintsIn, inTreeOrder, withDescendants } from "./policy.ts";

const node = (id: number, parentId: number | null, position = 0) => ({ id, parentId, position });
const tree = [node(3, 1, 20), node(1, null, 20), node(2, null, 10), node(4, 1, 10), node(5, 4)];

test("[C8] a cause stands for all below it, and parents come before their children", () => {
  expect([...withDescendants(tree, [1])].toSorted()).toEqual([1, 3, 4, 5]);
  expect(inTreeOrder(tree).map(({ id }) => id)).toEqual([2, 1, 4, 5, 3]);
});

test("[C8] a cause never stands below itself, nor too deep", () => {
  expect(fitsBelow(tree, 1, 5)).toBe(false);
  expect(fitsBelow(tree, 1, 1)).toBe(false);
  expect(fitsBelow(tree, 1, 2)).toBe(true);
  expect(fitsBelow(tree, 1, 99)).toBe(false);
  const deep = [...tree, node(6, 5)];
  expect(fitsBelow(deep, null, 6)).toBe(false);
  expect(fitsBelow(deep, 2, 5)).toBe(true);
  expect(fitsBelow(deep, 1, 2)).toBe(false);
});

test("[C8] hints are found as whole words in English and anywhere in Chinese", () => {
  expect(hintsIn("It was plated too late", ["late", "fire"])).toEqual(["late"]);
  expect(hintsIn("A plate and a template", ["late"])).toEqual([]);
  expect(hintsIn("我的快递还没到！", ["没到", "破损"])).toEqual(["没到"]);
  expect(codeOf("Late: delivery!")).toBe("late_delivery");
  expect(codeOf("延误")).toBeNull();
});

test("[C8] an effect is only claimed where chance does not explain it", () => {
  const rate = (complaints: number, exposure = 8) => ({ complaints, exposure });
  expect(verdictOf(false, null)).toBe("not_done");
  expect(rateRatio(rate(2), rate(0))).toBeNull();
  expect(verdictOf(true, rateRatio(rate(2), rate(0)))).toBe("too_few");
  expect(verdictOf(true, rateRatio(rate(40), rate(12)))).toBe("fell");
  expect(verdictOf(true, rateRatio(rate(12), rate(40)))).toBe("rose");
  expect(verdictOf(true, rateRatio(rate(9), rate(7)))).toBe("unclear");
  // Half as many in half the time is as often.
  expect(rateRatio(rate(40, 8), rate(20, 4))).toMatchObject({ value: 1 });
  const none = rateRatio(rate(30), rate(0))!;
  expect([none.value, none.low]).toEqual([0, 0]);
  expect(none.high).toBeLessThan(0.2);
  expect(verdictOf(true, rateRatio(rate(0), rate(20)))).toBe("rose");
  expect(verdictOf(true, rateRatio(rate(0), rate(3)))).toBe("too_few");
});
