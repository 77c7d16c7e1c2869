import { expect, test } from "vitest";
import { optOutOf } from "./opt-out.ts";

test.each(["STOP", "stop.", " Stop! ", "STOP ALL", "Unsubscribe", "TD", "ｔｄ", "T", "退订", "“退订”", "退訂。"])(
  "%s: no more",
  (text) => expect(optOutOf(text)).toBe(true),
);

test.each(["START", "unstop", "订阅", "訂閱！"])("%s: again", (text) => expect(optOutOf(text)).toBe(false));

test.each(["Please stop the delivery", "cancel", "end", "我要退订会员", "to", "", "start the washing machine how?"])(
  "%s: neither",
  (text) => expect(optOutOf(text)).toBe(null),
);
