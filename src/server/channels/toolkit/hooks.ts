import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { HookRefused, type HookRequest } from "../../kernel/channel/index.ts";

/** The body of a provider's request as JSON. @throws HookRefused */
export function jsonBody<T>(request: HookRequest): T {
  try {
    const value: unknown = JSON.parse(Buffer.from(request.body).toString());
    if (value !== null && typeof value === "object") return value as T;
  } catch {
    // told below
  }
  throw new HookRefused("the body is no JSON object");
}

/** The bytes of one piece of a provider's request, stored as what came. */
export function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

/** Reads stored bytes back. @throws SyntaxError */
export function readJson<T>(raw: Uint8Array): T {
  return JSON.parse(Buffer.from(raw).toString()) as T;
}

/** Compares secrets without telling by its time how much of one was right. */
export function sameSecret(given: string | undefined, expected: string): boolean {
  if (given === undefined) return false;
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}

/** HMAC of bytes, as signatures of webhooks are made. */
export function hmac(
  algorithm: "sha1" | "sha256",
  key: string,
  bytes: Uint8Array | string,
  encoding: "hex" | "base64" = "hex",
): string {
  return createHmac(algorithm, key).update(bytes).digest(encoding);
}
