import { expect, test } from "vitest";
import { spokenTime } from "./spoken-time.ts";

const at = new Date("2026-03-09T09:00:00.000Z");

test.each([
  ["en", "Asia/Shanghai", "Monday, March 9, 2026, 17:00 (China Standard Time)"],
  ["zh-CN", "Asia/Shanghai", "2026年3月9日星期一 17:00（中国标准时间）"],
  ["en", "Europe/Berlin", "Monday, March 9, 2026, 10:00 (Central European Time)"],
])("[A6] a time is told so that it leaves no doubt: %s, %s", (locale, timeZone, words) => {
  expect(spokenTime(at, locale, timeZone)).toBe(words);
});
