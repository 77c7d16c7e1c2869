import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";

/** What stands before the seed in a private Ed25519 key (RFC 8410, PKCS#8). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const SEED = 32;

/**
 * The key that QQ and the bot share, made of the bot's secret: repeated until it fills a seed
 * (https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/sign.html).
 */
export function keyOf(secret: string): KeyObject {
  const seed = Buffer.from(secret.repeat(Math.ceil(SEED / secret.length))).subarray(0, SEED);
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
}

/** Whether QQ signed a body for this bot. @param signature hex */
export function isSigned(
  { signature = "", timestamp = "" }: { signature?: string; timestamp?: string },
  body: Uint8Array,
  secret: string,
): boolean {
  if (!/^[0-9a-f]{128}$/i.test(signature) || timestamp === "") return false;
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  return verify(null, signed, publicKeyOf(secret), Buffer.from(signature, "hex"));
}

let lastUsed: { secret: string; key: KeyObject } | undefined;

/** Making a key takes longer than checking a message by it; a shop has one bot. */
function publicKeyOf(secret: string): KeyObject {
  if (lastUsed?.secret !== secret) lastUsed = { secret, key: createPublicKey(keyOf(secret)) };
  return lastUsed.key;
}

/**
 * Signs what QQ asks for to see that an address is the bot's. Anybody may ask, and bodies are signed with the same key:
 * nothing is signed that could be the beginning of one.
 *
 * @returns hex; null for what is no such question
 */
export function signChallenge(challenge: { plain_token?: unknown; event_ts?: unknown }, secret: string): string | null {
  const { plain_token: token, event_ts: timestamp } = challenge;
  if (typeof token !== "string" || !/^\w{1,64}$/.test(token)) return null;
  if (typeof timestamp !== "string" || !/^\d{1,20}$/.test(timestamp)) return null;
  return sign(null, Buffer.from(timestamp + token), keyOf(secret)).toString("hex");
}
