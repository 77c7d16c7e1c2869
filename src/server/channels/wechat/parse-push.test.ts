import { expect, test } from "vitest";
import { saysSomething } from "./parse-push.ts";

const push = (MsgType: string, more: Record<string, string> = {}) => ({ FromUserName: "o1", MsgType, ...more });

test.each([
  ["a word", push("text", { Content: "你好" }), true],
  ["a pressed button", push("event", { Event: "CLICK", EventKey: "ORDERS" }), true],
  ["following", push("event", { Event: "subscribe" }), false],
  ["an opened link", push("event", { Event: "VIEW", EventKey: "https://shop.example" }), false],
  ["what a device reports", push("device_text", { Content: "MTIz" }), false],
  ["a device that was bound", push("device_event", { Event: "bind" }), false],
])("%s: said is %o", (_, given, said) => {
  expect(saysSomething(given)).toBe(said);
});
