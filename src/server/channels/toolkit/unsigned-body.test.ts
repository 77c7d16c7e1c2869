import { expect, test } from "vitest";
import { HookRefused } from "../../kernel/channel/index.ts";
import { checkUnsignedBody, FRESH_MS } from "./unsigned-body.ts";

const now = new Date("2026-03-09T02:00:00Z");
const at = (ms: number) => String(now.getTime() + ms);
const body = Buffer.from("<xml/>");
const check = (timestamp: string, isOnly = true) =>
  checkUnsignedBody(
    { query: { signature: "abc", timestamp, nonce: "1" }, body },
    { now: () => now, isOnlyBodyOf: async () => isOnly },
  );

test.each([
  ["now, in milliseconds", at(0)],
  ["now, in seconds", at(0).slice(0, 10)],
  ["a while ago", at(-FRESH_MS)],
  ["by a clock that is ahead", at(FRESH_MS)],
])("%s: taken", async (_name, timestamp) => {
  await expect(check(timestamp)).resolves.toBeUndefined();
});

test.each([
  ["too long ago", at(-FRESH_MS - 1_000)],
  ["from the future", at(FRESH_MS + 1_000)],
  ["no time", ""],
  ["another unit", at(0).slice(0, 12)],
  ["a number that is none", `0x${at(0).slice(0, 8)}`],
])("%s: refused", async (_name, timestamp) => {
  await expect(check(timestamp)).rejects.toThrow(HookRefused);
});

test("a signature that came with another body is refused", async () => {
  await expect(check(at(0), false)).rejects.toThrow(HookRefused);
});
