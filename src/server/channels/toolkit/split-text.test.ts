import fc from "fast-check";
import { expect, test } from "vitest";
import { characters, splitText, utf8Bytes } from "./split-text.ts";

test("a text that fits goes out as it is", () => {
  expect(splitText("您的包裹今天到。", 10)).toEqual(["您的包裹今天到。"]);
  expect(splitText("", 10)).toEqual([""]);
});

test("a longer one is cut after a sentence, in Chinese and in English", () => {
  expect(splitText("您的包裹今天到。请您在家等候，快递员会先打电话。", 12)).toEqual([
    "您的包裹今天到。",
    "请您在家等候，",
    "快递员会先打电话。",
  ]);
  expect(splitText("It left today. It will be there on Monday. Thank you.", 30)).toEqual([
    "It left today.",
    "It will be there on Monday.",
    "Thank you.",
  ]);
});

test("no character is cut apart: an emoji of a family stays one", () => {
  const family = "👨‍👩‍👧‍👦";
  expect(splitText(family.repeat(3), 7)).toEqual([family, family, family]);
});

test("bytes are counted where the provider counts them", () => {
  expect(splitText("一二三四五", 6, utf8Bytes)).toEqual(["一二", "三四", "五"]);
});

test("whatever the text, each piece fits and nothing but white space is lost", () => {
  const words = fc.array(fc.constantFrom("好", "parcel", " ", "\n", "。", ". ", "👍🏽", "，", "x".repeat(30)), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 8, max: 40 }), (parts, limit) => {
      const text = parts.join("");
      const pieces = splitText(text, limit);
      expect(pieces.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      for (const piece of pieces) expect(characters(piece)).toBeLessThanOrEqual(limit);
    }),
  );
});
