import { expect, test } from "vitest";
import { withoutCourtesies } from "./without-courtesies.ts";

test.each([
  ["尊敬的王女士：\n您好！\n\n退款三个工作日内原路退回。\n\n此致\n敬礼\n客服小李", "退款三个工作日内原路退回。"],
  ["您好，发票在订单页可以自助开具。", "发票在订单页可以自助开具。"],
  ["Dear Ms Miller,\n\nHold the button for ten seconds.\n\nKind regards,\nAnn", "Hold the button for ten seconds."],
  ["Hello!", "Hello!"],
  [
    "Your parcel is on its way.\nThanks for waiting, it arrives on Friday.",
    "Your parcel is on its way.\nThanks for waiting, it arrives on Friday.",
  ],
])("[D3] of an answer only what can be said to another customer is kept: %j", (text, kept) => {
  expect(withoutCourtesies(text)).toBe(kept);
});
