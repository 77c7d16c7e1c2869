import {
  type ChannelAccount,
  type DeliveryReport,
  type HookContent,
  type HookPorts,
  HookRefused,
  type HookRequest,
} from "../../../../kernel/channel/index.ts";
import { jsonBody, jsonBytes } from "../../hooks.ts";
import { momentOf, objectsOf } from "../../loose-json.ts";
import { personNames } from "../../person-names.ts";
import { checkMetaRequest } from "../check-signature.ts";
import { callPage } from "./call.ts";
import { type Flavour, messageId, metaConfigOf } from "./flavour.ts";
import type { Messaging, Notification, Piece } from "./notification.ts";

/** Checks a notification, and cuts it into messages and receipts. @throws HookRefused */
export async function receiveFromMeta(
  flavour: Flavour,
  request: HookRequest,
  account: ChannelAccount,
  ports: HookPorts,
): Promise<HookContent> {
  const answer = checkMetaRequest(request, metaConfigOf(account));
  if (answer) return { deliveries: [], reports: [], answer };
  const notification = jsonBody<Notification>(request);
  if (notification.object !== flavour.object) throw new HookRefused(`it is about ${notification.object}`);
  const entries = objectsOf<NonNullable<Notification["entry"]>[number]>(notification.entry);
  const ours = entries.filter(({ id }) => id === metaConfigOf(account).pageId);
  // Answered as if nothing were wrong, they would be lost without anybody knowing.
  if (entries.length > 0 && ours.length === 0) throw new HookRefused("it is about another page than this account's");
  const all = ours.flatMap((entry) => objectsOf<Messaging>(entry.messaging));
  const deliveries = await Promise.all(
    all
      .filter((messaging) => idOf(messaging) !== null)
      .map(async (messaging) => {
        const personId = messaging.sender!.id!;
        const name = await nameOf(`${account.id}:${personId}`, ports.now(), flavour, account, personId, ports);
        const raw = jsonBytes({ messaging, name } satisfies Piece);
        return { externalId: messageId(flavour, idOf(messaging)!), raw };
      }),
  );
  return { deliveries, reports: all.flatMap((messaging) => reportsOf(flavour, messaging)) };
}

/**
 * What a delivery is called; null for what is no message of a person: echoes of our own, receipts, what was taken back,
 * and how somebody came to us (referrals, opt-ins).
 */
function idOf({ sender, timestamp, message, message_edit: edit, postback, reaction }: Messaging): string | null {
  if (typeof sender?.id !== "string" || message?.is_echo || message?.is_self || message?.is_deleted) return null;
  if (typeof message?.mid === "string") return message.mid;
  if (typeof edit?.mid === "string") return `${edit.mid}#${edit.num_edit ?? timestamp}`;
  if (postback && typeof postback === "object") return postback.mid ?? `postback:${sender.id}:${timestamp}`;
  const reacted = reaction?.action === "react" && typeof reaction.mid === "string";
  return reacted ? `${reaction.mid}#reaction:${timestamp}` : null;
}

function reportsOf(flavour: Flavour, { sender, delivery, read }: Messaging): DeliveryReport[] {
  const recipients = typeof sender?.id === "string" ? [sender.id] : [];
  const report = (
    outcome: "delivered" | "read",
    about: Pick<DeliveryReport, "providerId" | "upTo">,
  ): DeliveryReport => {
    return { externalId: null, recipients, outcome, detail: null, ...about };
  };
  const mids = Array.isArray(delivery?.mids) ? delivery.mids.filter((mid) => typeof mid === "string") : [];
  const delivered = mids.map((mid) => report("delivered", { providerId: messageId(flavour, mid) }));
  // Some phones tell no ids of what arrived, and none tells those of what was read: all until a moment.
  const until = (outcome: "delivered" | "read", watermark: unknown) => {
    const upTo = momentOf(watermark, "ms");
    return upTo && recipients.length > 0 ? [report(outcome, { upTo })] : [];
  };
  if (delivery && delivered.length === 0) delivered.push(...until("delivered", delivery.watermark));
  if (typeof read?.mid === "string")
    return [...delivered, report("read", { providerId: messageId(flavour, read.mid) })];
  return [...delivered, ...(read ? until("read", read.watermark) : [])];
}

const NAME_MS = 3_000;
type Profile = { name?: string; first_name?: string; last_name?: string; username?: string };

const nameOf = personNames(async (flavour: Flavour, account: ChannelAccount, personId: string, ports: HookPorts) => {
  const call = { query: { fields: flavour.nameFields }, timeoutMs: NAME_MS };
  const profile = await callPage<Profile>(account, `/${encodeURIComponent(personId)}`, call, ports);
  return profile.name || [profile.first_name, profile.last_name].filter(Boolean).join(" ") || profile.username || null;
});
