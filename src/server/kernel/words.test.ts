import { expect, test } from "vitest";
import { localeFor, wordsOf } from "./words.ts";

test("[L1] the server speaks both languages and fills in names", () => {
  expect(wordsOf("en")("mailOut.wrote", { date: "Monday", name: "<Li>" })).toBe("On Monday, <Li> wrote:");
  expect(wordsOf("zh-CN")("mailOut.wrote", { date: "周一", name: "李" })).toBe("周一，李 写道：");
});

test("a text that does not exist is an error, never a key in a customer's mail", () => {
  expect(() => wordsOf("en")("mailOut.nonsense")).toThrow("mailOut.nonsense");
});

test("[L1] a language tag finds our language", () => {
  expect(["zh", "zh-Hant-TW", "en-GB", "de", null].map(localeFor)).toEqual(["zh-CN", "zh-CN", "en", null, null]);
});
