import { expect, test } from "vitest";
import { intentOf } from "./intent.ts";

test.each([
  ["谢谢，解决了", "solved"],
  ["解决了，谢谢", "solved"],
  ["这个回答有用，解决了", "solved"],
  ["有帮助，谢谢您", "solved"],
  ["thanks, all good now", "solved"],
  ["ok great, it works now", "solved"],
  ["that was very helpful, thank you", "solved"],
  ["没有用", "not_solved"],
  ["没解决，谢谢", "not_solved"],
  ["thanks, but it did not help", "not_solved"],
  ["谢谢", "thanks"],
  ["这个券有用吗", null],
  ["is it useful for cold brew", null],
])("[D2] %s is understood as %s", (text, intent) => {
  expect(intentOf(text)).toBe(intent);
});
