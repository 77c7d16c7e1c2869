import { expect, test } from "vitest";
import { plainMoney, readMoney, sayMoney } from "./money.ts";

test.each([
  ["120.5", "CNY", 12_050],
  ["￥1,200元", "CNY", 120_000],
  ["人民币 1200.00", "CNY", 120_000],
  ["１２００．５０", "CNY", 120_050],
  ["US$1,234,567.89", "USD", 123_456_789],
  ["99 USD", "USD", 9_900],
  ["1500", "JPY", 1_500],
  ["1,500円", "JPY", 1_500],
  ["1500.00", "JPY", 1_500],
  ["15.5", "JPY", null],
  ["1.234", "KWD", 1_234],
  ["1.2345", "KWD", null],
  ["1.234", "USD", null],
  ["1,5", "EUR", null],
  ["12,34.00", "CNY", null],
  ["-5", "CNY", null],
  ["1e3", "CNY", null],
  ["", "CNY", null],
  ["soon", "USD", null],
])("[C3] %s in %s is %s of its smallest unit", (text, currency, minor) => {
  expect(readMoney(text, currency)).toBe(minor);
});

test("[C3] money is written as its reader writes it, and read again as it stands in forms", () => {
  expect(sayMoney(12_050, "CNY", "zh-CN")).toBe("¥120.50");
  expect(sayMoney(1_500, "JPY", "en")).toBe("¥1,500");
  expect(sayMoney(1_500, "JPY", "zh-CN")).not.toBe(sayMoney(150_000, "CNY", "zh-CN"));
  for (const currency of ["CNY", "JPY", "KWD"]) {
    expect(readMoney(plainMoney(123_456, currency), currency)).toBe(123_456);
  }
});
