import { expect, test } from "vitest";
import { formatMinor, parseMinor } from "./minor-units.ts";

test.each([
  ["120.5", "CNY", 12_050],
  ["￥1,200元", "CNY", 120_000],
  ["1500", "JPY", 1_500],
  ["15.5", "JPY", null],
  ["1.234", "USD", null],
  ["soon", "USD", null],
])("%s in %s is %s of its smallest unit", (text, currency, minor) => {
  expect(parseMinor(text, currency)).toBe(minor);
});

test("money is written as its reader writes it", () => {
  expect(formatMinor(12_050, "CNY", "zh-CN")).toBe("¥120.50");
  expect(formatMinor(1_500, "JPY", "en")).toBe("¥1,500");
});
