import {
  type ChannelAccount,
  type HookContent,
  type HookPorts,
  HookRefused,
  type HookRequest,
} from "../../kernel/channel/index.ts";
import { hmac, jsonBody, jsonBytes, sameSecret } from "../toolkit/hooks.ts";
import { objectsOf } from "../toolkit/loose-json.ts";
import { personNames } from "../toolkit/person-names.ts";
import { lineConfigOf } from "./account-config.ts";
import { callLine } from "./call.ts";
import { messageId } from "./message-id.ts";
import { keepReplyToken } from "./reply-tokens.ts";
import type { LineEvent, Piece, Webhook } from "./webhook.ts";

/**
 * Checks LINE's signature (https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/) and cuts a webhook
 * into its messages.
 *
 * @throws HookRefused
 */
export async function receiveFromLine(
  request: HookRequest,
  account: ChannelAccount,
  ports: HookPorts,
): Promise<HookContent> {
  const expected = hmac("sha256", lineConfigOf(account).channelSecret, request.body, "base64");
  if (!sameSecret(request.headers["x-line-signature"], expected)) {
    throw new HookRefused("the signature is not that of our channel");
  }
  const events = objectsOf<LineEvent>(jsonBody<Webhook>(request).events).filter(isForUs);
  const deliveries = await Promise.all(
    events.map(async (event) => {
      const { userId } = event.source!;
      const { replyToken, deliveryContext } = event;
      // A webhook that comes again brings a token that may be used up.
      if (typeof replyToken === "string" && deliveryContext?.isRedelivery !== true) {
        keepReplyToken(account.id, userId!, replyToken, ports.now());
      }
      const name = await nameOf(`${account.id}:${userId}`, ports.now(), account, userId!, ports);
      return { externalId: idOf(event)!, raw: jsonBytes({ event, name } satisfies Piece) };
    }),
  );
  return { deliveries, reports: [] };
}

/**
 * What a person said to us alone: not in groups, not while another module of the account has the talk, and not that they
 * became or are no more a friend, took a message back, or joined something.
 */
function isForUs(event: LineEvent): boolean {
  const { type, mode, source } = event;
  if (mode === "standby" || source?.type !== "user" || typeof source.userId !== "string") return false;
  return (type === "message" || type === "postback") && idOf(event) !== null;
}

function idOf({ message, postback, webhookEventId }: LineEvent): string | null {
  const id = message?.id ?? (postback && webhookEventId);
  return typeof id === "string" ? messageId(id) : null;
}

const NAME_MS = 3_000;

const nameOf = personNames(async (account: ChannelAccount, userId: string, ports: HookPorts) => {
  const path = `/v2/bot/profile/${encodeURIComponent(userId)}`;
  const { json } = await callLine(account, path, ports, { timeoutMs: NAME_MS });
  const name = (json as { displayName?: unknown } | undefined | null)?.displayName;
  return typeof name === "string" ? name : null;
});
