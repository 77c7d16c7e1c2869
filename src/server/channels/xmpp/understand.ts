import { createHash } from "node:crypto";
import type { Element } from "ltx";
import type { ChannelAccount, DeliveryReport } from "../../kernel/channel/index.ts";
import { shopOf } from "./account-config.ts";
import { bareAddress } from "./address.ts";
import { faultOf } from "./fault.ts";
import { NS, textOf } from "./stanza.ts";

export type Heard =
  /** What somebody said. `receiptFor` is what they want to hear that it arrived. */
  | { kind: "message"; externalId: string; archiveId: string | null; receiptFor: string | null }
  | { kind: "report"; report: DeliveryReport }
  | null;

/** Ids of ours are shorter. A longer one is nothing that we sent, and does not fit into an index. */
const MAX_ID = 200;

/**
 * What a message stanza means to us. Nothing: what is said in rooms, what our other devices say (copies of what they hear
 * were opened before), that somebody types, and news of accounts.
 *
 * @param archiveId the server's id of it, where it was read from the archive
 */
export function understand(stanza: Element, account: ChannelAccount, archiveId?: string): Heard {
  const shop = shopOf(account).address;
  const from = bareAddress(stanza.attrs.from);
  const { type, id } = stanza.attrs as { type?: string; id?: string };
  if (stanza.name !== "message" || !from || from === shop) return null;
  if (type === "groupchat" || type === "headline" || stanza.getChild("x", NS.room)) return null;
  if (stanza.getChildElements().some((child) => child.is(child.name, NS.carbons))) return null;
  if (type === "error") {
    const { message, reason } = faultOf(stanza);
    const outcome = reason === "retry" ? "delayed" : "bounced";
    return id && id.length <= MAX_ID ? reportOf(id, from, outcome, message) : null;
  }
  const receipt = receiptOf(stanza, from);
  if (receipt) return receipt;
  if (!textOf(stanza, "body") && !linkOf(stanza)) return null;
  const known = archiveId ?? archiveIdOf(stanza, shop);
  const wantsReceipt = stanza.getChild("request", NS.receipts) !== undefined;
  return {
    kind: "message",
    externalId: `xmpp:${shop}:${known === null ? ownIdOf(stanza, from) : short(known)}`,
    archiveId: known,
    receiptFor: wantsReceipt && id && id.length <= MAX_ID ? id : null,
  };
}

/**
 * What somebody wrote to another device of the account, of which the server sends a copy (XEP-0280); anything else as it is.
 * Only our own server's word for it counts: anybody else may write a message that looks like a copy.
 */
export function copied(stanza: Element, account: ChannelAccount): Element {
  const { from } = stanza.attrs;
  if (from !== undefined && from !== shopOf(account).address) return stanza;
  const forwarded = stanza.getChild("received", NS.carbons)?.getChild("forwarded", NS.forward);
  return forwarded?.getChild("message") ?? stanza;
}

/** The address of a file that a message hands over (XEP-0066). */
export function linkOf(stanza: Element): string | null {
  const link = stanza.getChild("x", NS.linked)?.getChildText("url")?.trim();
  const url = link ? URL.parse(link) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** The id that our own server gave it, and nobody else's word for one (XEP-0359 §6). */
function archiveIdOf(stanza: Element, shop: string): string | null {
  const given = stanza.getChildren("stanza-id", NS.stanzaId).find(({ attrs }) => bareAddress(attrs.by) === shop);
  return typeof given?.attrs.id === "string" && given.attrs.id !== "" ? given.attrs.id : null;
}

/** Its sender's id of it. Clients that count from one anew say the same id again with other words. */
function ownIdOf(stanza: Element, from: string): string {
  if (!stanza.attrs.id) return digest(stanza.toString());
  return `${from}:${short(String(stanza.attrs.id))}:${digest(JSON.stringify([textOf(stanza, "body"), linkOf(stanza)]))}`;
}

function short(id: string): string {
  return id.length > MAX_ID ? digest(id) : id;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/** That a message of ours arrived (XEP-0184) or was read (XEP-0333). */
function receiptOf(stanza: Element, from: string): Heard {
  const arrived = stanza.getChild("received", NS.receipts) ?? stanza.getChild("received", NS.chatMarkers);
  const read = stanza.getChild("displayed", NS.chatMarkers);
  const id = (read ?? arrived)?.attrs.id;
  return typeof id === "string" && id !== "" && id.length <= MAX_ID
    ? reportOf(id, from, read ? "read" : "delivered", null)
    : null;
}

function reportOf(providerId: string, from: string, outcome: DeliveryReport["outcome"], detail: string | null): Heard {
  return { kind: "report", report: { externalId: null, providerId, recipients: [from], outcome, detail } };
}
