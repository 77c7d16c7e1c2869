import fc from "fast-check";
import { expect, test } from "vitest";
import { excerptOf } from "./excerpt.ts";

test("hits are marked in the text's own spelling, around the first of them", () => {
  expect(excerptOf("Please refund: I was promised a refunded order", "refunds")).toEqual([
    { text: "Please ", hit: false },
    { text: "refund", hit: true },
    { text: ": I was promised a ", hit: false },
    { text: "refunded", hit: true },
    { text: " order", hit: false },
  ]);
  expect(excerptOf("苹果手机屏幕碎了", "屏幕")).toEqual([
    { text: "苹果手机", hit: false },
    { text: "屏幕", hit: true },
    { text: "碎了", hit: false },
  ]);
});

test.each([
  ["order no. 2026-A1077 is late", "2026-a1077", "2026-A1077"],
  ["write to li.lei@example.com", "li.lei@example.com", "li.lei@example.com"],
  ["on 3/4 it rained", "3/4", "3/4"],
  ["空气净化器漏水", "净化器", "净化器"],
  ["it comes on Friday", "fridays", "Friday"],
  ["one delivery, undelivered", "deliveries", "delivery"],
])("in “%s”, %s marks %s", (text, query, marked) => {
  expect(excerptOf(text, query).filter((part) => part.hit)).toEqual([{ text: marked, hit: true }]);
});

test("the parts are a stretch of the text and bounded, whatever is asked for", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 30 }), (text, query) => {
      const shown = excerptOf(text, query)
        .map((part) => part.text)
        .join("")
        .replaceAll("…", "");
      expect(shown.length).toBeLessThanOrEqual(182);
      expect(text.replace(/\s+/g, " ").replaceAll("…", "")).toContain(shown);
    }),
  );
});
