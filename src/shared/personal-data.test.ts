import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findPersonalData, maskPersonalData } from "./personal-data.ts";

describe("[D6] personal data in what everybody will read", () => {
  test.each([
    ["请打 13812345678 找我", "请打 ••••• 找我"],
    ["我的电话是138-1234-5678。", "我的电话是•••••。"],
    ["call +44 20 7946 0958 please", "call ••••• please"],
    ["座机 021-12345678", "座机 •••••"],
    ["(212) 555-0123", "•••••"],
    ["write to wang.fang+shop@mail.example.com!", "write to •••••!"],
    ["订单号：2026030912", "订单号：•••••"],
    ["Order no. 1029-3847", "Order no. •••••"],
    ["快递 SF1234567890123 还没到", "快递 ••••• 还没到"],
    ["身份证 11010519491231002X", "身份证 •••••"],
    ["card 4111 1111 1111 1111", "card •••••"],
    ["我住浦东新区张江路88号3楼", "•••••"],
  ])("%s", (text, masked) => {
    const got = maskPersonalData(text);
    // A Chinese address begins where no word boundary tells it.
    expect(masked === "•••••" ? got.endsWith("•••••") : got).toBe(masked === "•••••" ? true : masked);
    expect(findPersonalData(got)).toEqual([]);
  });

  test.each([
    "The WH-1000XM5 lasts 30 hours at 3.7 V, 1,299.00 yuan",
    "2026 年 3 月 9 日买的，保修 12 个月",
    "版本 12.4.1 之后就不行了，错误 0x80070057",
    "请打客服 400-820-8820",
    "It costs 1234567890.50 or so",
  ])("is none: %s", (text) => {
    expect(maskPersonalData(text)).toBe(text);
  });

  test("any text costs little and is masked for good", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), (text) => {
        expect(findPersonalData(maskPersonalData(text)).length).toBeLessThanOrEqual(findPersonalData(text).length);
      }),
    );
    for (const nasty of [
      "1".repeat(20_000),
      "1-".repeat(10_000),
      "a@".repeat(10_000),
      "路1".repeat(10_000),
      "订单".repeat(10_000),
    ]) {
      maskPersonalData(nasty);
    }
  });
});
