import { describe, expect, test } from "vitest";
import { countLinks, excerptOf, isNameAllowed, nameKeyOf, readTags, visibleName, whyHeld } from "./policy.ts";

const post = { text: "It does not start.", standing: 0, saidBefore: false, keptNumbers: false };

describe("[D6] what waits for somebody of us", () => {
  test.each([
    ["links", {}, null],
    ["links", { text: "see https://spam.example" }, "links"],
    ["links", { text: "加微信 abc12345" }, "links"],
    ["links", { text: "see https://ok.example", standing: 3 }, null],
    ["links", { text: "a.com b.com c.com d.com", standing: 99 }, "links"],
    ["new", {}, "new"],
    ["new", { standing: 3 }, null],
    ["none", { text: "see https://spam.example" }, null],
    ["none", { saidBefore: true, standing: 99 }, "repeated"],
    ["links", { keptNumbers: true, standing: 99 }, "personal"],
  ] as const)("%s %j: %s", (hold, given, why) => {
    expect(whyHeld(hold, { ...post, ...given })).toBe(why);
  });
  test("a hostile text costs little", () => {
    for (const text of ["a-".repeat(50_000), "微信".repeat(50_000), "www.".repeat(20_000)]) countLinks(text);
  });
});

describe("[D6] names", () => {
  test.each(["小王", "Anna K.", "滑板少年", "ab"])("%s may be used", (name) => {
    expect(isNameAllowed(name, ["闪亮商城", "林晓雯"])).toBe(true);
  });
  test.each([
    "官方客服",
    "Ａｄｍｉｎ",
    "闪亮 商城",
    "林晓雯本人",
    "13812345678",
    "me@mail.example",
    "x",
    "buy.shop",
    "C.E.O ceo",
    "官\u200b方客\u2060服",
    "Ad\u00admin",
    "A d m i n",
    "官 方 客 服",
    "Ad\u3164min",
    "s\u{e0061}taff",
  ])("%s may not", (name) => {
    expect(isNameAllowed(name, ["闪亮商城", "林晓雯"])).toBe(false);
  });
  test("two that look alike are one", () => {
    expect(nameKeyOf("Xiǎo_ＷANG ")).toBe(nameKeyOf("xiǎo wang"));
    expect(nameKeyOf("小\u200b王\u3164")).toBe(nameKeyOf("小王"));
  });
  test("are shown without what nobody sees", () => {
    expect(visibleName(" 小\u200b王\u202e\u0007 \n K.\ufeff ")).toBe("小王 K.");
    expect(visibleName("\u3164\u2060")).toBe("");
  });
});

test("tags and excerpts are short and plain", () => {
  expect(readTags("Battery, 电池 #Battery <script>", 5, 30)).toEqual(["battery", "电池", "script"]);
  expect(excerptOf("**Bold** `x`\n\nnext 😀😀", 12)).toBe("Bold x next…");
});
