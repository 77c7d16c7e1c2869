import { expect, test } from "vitest";
import { extractMentions } from "./extract-mentions.ts";

test("[A2] a telephone number, a mail address and an order number are found, in the form they are compared by", () => {
  expect(extractMentions("我是王芳，电话 138 1234 5678，邮箱 Wang.Fang@Example.com，订单号 202611110012345")).toEqual([
    { kind: "phone", value: "+8613812345678" },
    { kind: "mail", value: "wang.fang@example.com" },
    { kind: "number", value: "202611110012345" },
  ]);
  expect(extractMentions("Call me at +44 20 7946 0958, please.")).toEqual([{ kind: "phone", value: "+442079460958" }]);
});

test("prices, dates and plain words are nothing", () => {
  expect(extractMentions("It cost ¥12,345.00 on 2026-11-11, two of them.")).toEqual([]);
});

test("hostile text costs no more than other text of its length", () => {
  for (const text of ["a".repeat(200_000), "㌖".repeat(200_000), "1 ".repeat(100_000), "a.".repeat(100_000)]) {
    expect(extractMentions(text)).toEqual([]);
  }
});

test("whoever sends a list means none of it", () => {
  const list = Array.from({ length: 8 }, (_, n) => `1381234567${n}`).join("\n");
  expect(extractMentions(list)).toEqual([]);
});
