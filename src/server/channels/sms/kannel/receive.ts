import {
  type ChannelAccount,
  type DeliveryReport,
  type HookContent,
  HookRefused,
  type HookRequest,
  type IncomingMessage,
} from "../../../kernel/channel/index.ts";
import { hmac, jsonBytes, readJson, sameSecret } from "../../toolkit/hooks.ts";
import { momentOf } from "../../toolkit/loose-json.ts";
import { kannelConfigOf } from "../account-config.ts";
import { messageId } from "../message-id.ts";
import { understood } from "../understood.ts";
import { decodeText, rawQuery } from "./raw-query.ts";

/** A short message as Kannel told of it, its bytes decoded. */
type Piece = { id: string; from: string; text: string; time: string };

/**
 * A message, or a report of one of ours, that Kannel's smsbox tells of by asking for an address: `get-url` of a service and
 * `dlr-url` (https://www.kannel.org/download/1.4.5/userguide-1.4.5/userguide.html). Both carry a secret, since Kannel signs
 * nothing. What is answered would be sent to the customer: nothing.
 *
 * @throws HookRefused
 */
export function receiveFromKannel(request: HookRequest, account: ChannelAccount): HookContent {
  const query = rawQuery(request.url);
  const said = (name: string) => query.get(name)?.toString();
  if (!sameSecret(said("secret"), kannelConfigOf(account).hookSecret)) throw new HookRefused("the secret is not ours");
  const part = said("dlr");
  if (part) return { deliveries: [], reports: reportsOf(part, said("status"), said("answer")) };
  const from = said("from");
  if (!from) throw new HookRefused("it names neither a sender nor a message of ours");
  const text = decodeText(query.get("text") ?? Buffer.alloc(0), said("coding"), said("charset"));
  const time = said("time") ?? "";
  const id = said("id") || hmac("sha256", "sms", JSON.stringify([from, time, text])).slice(0, 32);
  const raw = jsonBytes({ id, from, text, time } satisfies Piece);
  return { deliveries: [{ externalId: messageId(id), raw, envelope: { protocol: "kannel" } }], reports: [] };
}

/** Kannel's kinds of reports; that it waits at a centre (4, 8) is no news. */
const OUTCOMES: Record<string, DeliveryReport["outcome"]> = { "1": "delivered", "2": "bounced", "16": "bounced" };

function reportsOf(part: string, status = "", answer = ""): DeliveryReport[] {
  const outcome = OUTCOMES[status];
  if (!outcome) return [];
  const detail = outcome === "bounced" ? `${status} ${answer}`.trim() : null;
  return [{ externalId: null, providerId: messageId(part), recipients: [], outcome, detail }];
}

/** Reads a stored message of Kannel's. */
export function parseKannel(raw: Uint8Array, account: ChannelAccount): IncomingMessage {
  const { id, from, text, time } = readJson<Piece>(raw);
  return understood({
    id,
    from,
    text,
    writtenAt: momentOf(time, "s"),
    callingCode: kannelConfigOf(account).callingCode,
  });
}
