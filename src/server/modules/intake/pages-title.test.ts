import { describe, expect, test } from "vitest";
import { aboutOfPages } from "./about-of-pages.ts";
import { isPagesTitle } from "./pages-title.ts";

describe("what pages are about", () => {
  test.each([
    ["订单没有收到，请尽快处理。\nThe parcel has not arrived.", "订单没有收到，请尽快处理。"],
    ["传真 FAX\n收件人: 晨光电器\n发件人：王芳\n主题：退货申请 2026-A1077\n您好，", "退货申请 2026-A1077"],
    ["ACME Ltd.\nTo: Shop\nFrom: ACME\nDate: 22 November\nRe: Broken cups\nDear Sir", "Broken cups"],
    ["Fax cover sheet\nDear Sir or Madam,\nthe blanket was torn on arrival.", "the blanket was torn on arrival."],
    [
      "Wang Fang\n传真 Fax\n收件人 To +862155550199\n主题 : EER\nThe parcel arrived broken",
      "The parcel arrived broken",
    ],
    [`Subject: ${"长".repeat(200)}`, `${"长".repeat(80)}…`],
  ])("%j", (words, about) => expect(aboutOfPages(words)).toBe(about));

  test.each(["", "~ = | .\n_ — *", "12 34 56\n010-6666 0000", "a b c d\nI l | 1", "Wang Fang\n传真 Fax\nACME Ltd."])(
    "%j says nothing",
    (words) => {
      expect(aboutOfPages(words)).toBeNull();
    },
  );
});

test("a name that somebody gave is none of ours", () => {
  for (const ours of ["+861066660000 的传真，共 2 页", "Fax from +442079460000, 1 page", "未显示的号码 的传真"])
    expect(isPagesTitle(ours)).toBe(true);
  for (const theirs of ["包裹破损", "退货", "—", "Broken cups"]) expect(isPagesTitle(theirs)).toBe(false);
});
