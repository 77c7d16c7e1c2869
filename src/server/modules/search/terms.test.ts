import fc from "fast-check";
import { expect, test } from "vitest";
import { queryTerms, termsOf } from "./terms.ts";

test.each([
  ["我的苹果手机屏幕碎了", ["苹果", "手机", "屏幕"]],
  ["The parcels were damaged", ["parcel", "damag"]],
  ["Order 20231122-8899 from wang.fang@example.com", ["20231122-8899", "8899", "wang.fang@example.com", "fang"]],
  ["ＡＢＣ１２３", ["abc123"]],
])("%s is found by %j", (text, terms) => {
  expect(termsOf(text)).toEqual(expect.arrayContaining(terms));
});

test.each([
  ["退款申请", "我要申请退款，已经三天了"],
  ["苹果手机", "手机是苹果的"],
  ["refunds", "please refund me"],
  ["20231122-8899", "订单号20231122-8899"],
  ["快递公司", "快递公司说已经签收"],
])("asking for %s finds %s", (query, text) => {
  const indexed = new Set(termsOf(text));
  expect(queryTerms(query).filter((term) => !indexed.has(term))).toEqual([]);
});

test("words that tell nothing are left out, unless nothing else was asked for", () => {
  expect(queryTerms("where is my parcel")).not.toContain("is");
  expect(queryTerms("的")).toEqual(["的"]);
});

test("whatever is asked for in a text's own words without glue finds the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
      const indexed = new Set(termsOf(text));
      for (const term of queryTerms(text)) expect(indexed).toContain(term);
    }),
  );
});
