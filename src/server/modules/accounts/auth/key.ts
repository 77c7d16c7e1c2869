import { createHash, randomBytes } from "node:crypto";

const PREFIX = "kw_";
const SHOWN = 9;

/** A new API key: 256 random bits, so that a plain SHA-256 of it is safe to store. `shown` tells keys apart in lists. */
export function newKey(): { key: string; shown: string; hash: string } {
  const key = PREFIX + randomBytes(32).toString("base64url");
  return { key, shown: key.slice(0, SHOWN), hash: hashOfKey(key) };
}

/** True for a text that may be one of our keys. */
export function isApiKey(text: string): boolean {
  return text.startsWith(PREFIX);
}

/** What is stored of a key. */
export function hashOfKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
