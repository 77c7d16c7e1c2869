import { expect, test } from "vitest";
import { isSure, PROPOSE, type Reason, sameName, scoreOf } from "./policy.ts";

const reason = (by: Reason["by"], provenPhone = false): Reason => ({
  by,
  value: by === "same_name" ? null : "x",
  provenPhone,
});

test("[A2] more kinds of reasons make it likelier, more of one kind do not", () => {
  expect(scoreOf([reason("same_name")])).toBe(0.25);
  expect(scoreOf([reason("own_address")])).toBe(0.75);
  expect(scoreOf([reason("own_address"), reason("own_address")])).toBe(0.75);
  expect(scoreOf([reason("own_address"), reason("same_name")])).toBeCloseTo(0.81, 2);
});

test("[A2] a name alone is not worth asking, an address or an order is", () => {
  expect(scoreOf([reason("same_name")])).toBeLessThan(PROPOSE);
  expect(scoreOf([reason("same_address")])).toBeGreaterThanOrEqual(PROPOSE);
});

test("[A2] sure is only the same order with the same name and a proven telephone", () => {
  const all = [reason("same_number"), reason("same_name"), reason("own_address", true)];
  expect(isSure(all)).toBe(true);
  for (const missing of all) expect(isSure(all.filter((one) => one !== missing))).toBe(false);
  expect(isSure([reason("same_number"), reason("same_name"), reason("own_address", false)])).toBe(false);
});

test("names are compared as a reader would; a first name alone is nobody's", () => {
  expect(sameName("王芳", "王芳 ")).toBe(true);
  expect(sameName("LI  LEI", "Li Lei")).toBe(true);
  expect(sameName("Maria", "maria")).toBe(false);
  expect(sameName(null, null)).toBe(false);
});
