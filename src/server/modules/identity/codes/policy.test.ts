import { expect, test } from "vitest";
import { codeIn, newCode, waitBefore } from "./policy.ts";

const now = new Date("2026-03-09T02:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const none = { handle: [], person: [], asker: [] };

test("[A2] a code is six digits, also where it begins with noughts", () => {
  for (let n = 0; n < 200; n++) expect(newCode()).toMatch(/^\d{6}$/);
});

test("[A2] a code is found in what people type, and numbers that are none are not", () => {
  for (const text of ["123456", " 123 456 ", "123-456", "验证码是１２３４５６。", "The code is 123456, thanks!"]) {
    expect(codeIn(text)).toBe("123456");
  }
  for (const text of ["12345", "1234567", "13812345678", "123456 or 654321", "no code", `123456 ${"x".repeat(200)}`]) {
    expect(codeIn(text)).toBeNull();
  }
});

test("[A2] the fourth code to an address within a quarter of an hour waits until the first is that old", () => {
  expect(waitBefore(none, now)).toBe(0);
  expect(waitBefore({ ...none, handle: [ago(10), ago(5)] }, now)).toBe(0);
  expect(waitBefore({ ...none, handle: [ago(10), ago(5), ago(1)] }, now)).toBe(5 * 60_000);
  expect(waitBefore({ ...none, handle: [ago(20), ago(5), ago(1)] }, now)).toBe(0);
});

test("[A2] one person and one asker get no more by using many addresses", () => {
  expect(waitBefore({ ...none, person: Array.from({ length: 12 }, () => ago(60)) }, now)).toBe(23 * 3_600_000);
  expect(waitBefore({ ...none, asker: Array.from({ length: 30 }, () => ago(1)) }, now)).toBe(59 * 60_000);
});
