import { type HookAnswer, HookRefused, type HookRequest } from "../../../kernel/channel/index.ts";
import { hmac, sameSecret } from "../hooks.ts";

/** What Meta and we both know of an app: it signs with the one and asks for the other. */
export type MetaSecrets = { appSecret: string; verifyToken: string };

/**
 * Checks a request to a webhook of Meta's (WhatsApp, Messenger, Instagram): the question whether the address is ours, or
 * the signature over the body (https://developers.facebook.com/docs/graph-api/webhooks/getting-started).
 *
 * @returns the answer to the question; null for a signed notification
 * @throws HookRefused
 */
export function checkMetaRequest(request: HookRequest, { appSecret, verifyToken }: MetaSecrets): HookAnswer | null {
  if (request.method === "GET") {
    if (request.query["hub.mode"] !== "subscribe" || !sameSecret(request.query["hub.verify_token"], verifyToken)) {
      throw new HookRefused("the verify token is not ours");
    }
    return { body: request.query["hub.challenge"] ?? "" };
  }
  const given = request.headers["x-hub-signature-256"];
  if (!sameSecret(given, `sha256=${hmac("sha256", appSecret, request.body)}`)) {
    throw new HookRefused("the signature is not that of our app");
  }
  return null;
}
