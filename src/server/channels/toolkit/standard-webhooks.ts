import { createHmac } from "node:crypto";
import { sameSecret } from "./hooks.ts";

/** How far a request's own time may be from ours: an old one may be somebody's recording. */
const TOLERANCE_S = 300;

export type WebhookHeaders = { "webhook-id": string; "webhook-timestamp": string; "webhook-signature": string };

/**
 * Signs a body as Standard Webhooks says (https://github.com/standard-webhooks/standard-webhooks, version 1): HMAC-SHA-256
 * over id, time and body.
 * @param secret `whsec_` and base64
 * @param at seconds since 1970
 */
export function signWebhook(
  secret: string,
  { id, at, body }: { id: string; at: number; body: string },
): WebhookHeaders {
  return {
    "webhook-id": id,
    "webhook-timestamp": String(at),
    "webhook-signature": `v1,${signature(secret, id, at, body)}`,
  };
}

/**
 * Why a request was not signed with this secret, or null when it was. Several signatures, parted by spaces, are tried:
 * whoever changes the secret signs with both for a while.
 */
export function whyNotSigned(
  secret: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  now: Date,
): string | null {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures } = headers;
  if (!id || !timestamp || !signatures) return "a header of the signature is missing";
  const at = Number(timestamp);
  if (!Number.isInteger(at) || Math.abs(now.getTime() / 1_000 - at) > TOLERANCE_S) return "its time is not now";
  const expected = `v1,${signature(secret, id, at, Buffer.from(body).toString())}`;
  return signatures.split(" ").some((given) => sameSecret(given, expected)) ? null : "the signature is wrong";
}

function signature(secret: string, id: string, at: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64");
}
