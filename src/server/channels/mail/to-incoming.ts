import { canonicalMailAddress } from "../../../shared/mail-address.ts";
import type { ChannelAccount, DeliveryReport, Handle, IncomingMessage } from "../../kernel/channel/index.ts";
import { provenCase } from "../../kernel/reply-token.ts";
import { isOwn } from "./own-address.ts";
import { type MailAddress, type ParsedMail, parseMail } from "./parse/index.ts";

/** What only the wire knew of a mail. */
export type MailEnvelope = {
  mailFrom?: string;
  rcptTo?: string[];
  folder?: string;
  uid?: number;
  /** bytes it had in the mailbox, when they were too many to take */
  fullSize?: number;
};

/** A stored mail and what is needed to understand it. */
export type ToParse = { raw: Uint8Array; envelope: MailEnvelope; account: ChannelAccount; secret: string };

/**
 * Understands a stored mail: the channel's `parse`. Bears any bytes.
 * @param secret the installation's, to check reply tokens
 */
export async function toIncoming(
  raw: Uint8Array,
  envelope: MailEnvelope,
  account: ChannelAccount,
  secret: string,
): Promise<IncomingMessage> {
  const mail = await parseMail(raw);
  const threadRefs = [mail.inReplyTo, ...mail.references.toReversed()].filter((id) => id !== null).map(withoutBrackets);
  const delivered = [...mail.deliveredTo, ...(envelope.rcptTo ?? [])];
  const addressed = [...mail.to, ...mail.cc, ...mail.bcc].map((to) => to.address);
  const ourList = isOurList(mail, account);
  return {
    externalId: mail.messageId ? withoutBrackets(mail.messageId) : "",
    sender: senderOf(mail, envelope, ourList ? account : null),
    replyTo: mail.replyTo.map(toHandle).find((handle) => handle !== null) ?? null,
    recipients: { to: toHandles(mail.to), cc: toHandles(mail.cc), bcc: toHandles(mail.bcc) },
    ourRole: roleOf(mail, delivered, account),
    subject: mail.subject || null,
    text: mail.visibleText,
    quotedText: mail.quotedText || null,
    signatureText: mail.signature || null,
    html: mail.html,
    attachments: mail.attachments,
    threadRefs: [...new Set(threadRefs)],
    inReplyTo: mail.inReplyTo ? withoutBrackets(mail.inReplyTo) : null,
    provenCaseId: provenCase(secret, [...threadRefs, ...delivered, ...addressed]),
    autoReply: ourList && mail.autoReply === "list" ? throughOurList(mail) : mail.autoReply,
    report: reportOf(mail),
    vouched: mail.authentication,
    language: mail.language,
    writtenAt: mail.date ? new Date(mail.date) : null,
    problems: envelope.fullSize ? [...mail.problems, cutOff(raw, envelope.fullSize)] : mail.problems,
  };
}

/** The envelope's sender stands in for a From that names nobody. */
function senderOf(mail: ParsedMail, envelope: MailEnvelope, list: ChannelAccount | null): Handle | null {
  const written = mail.from && toHandle(mail.from);
  if (written && list && isOwn(written.address, list.addresses)) return behindOurList(mail, list) ?? written;
  if (written) return written;
  const fromWire = envelope.mailFrom || mail.returnPath;
  return fromWire ? toHandle({ name: mail.from?.name ?? "", address: fromWire }) : null;
}

/**
 * True when the mail came over a list whose address is the account's own: a shop's help address may be a group of a mail
 * provider, which then adds the headers of a list (RFC 2919) to whatever a customer writes.
 */
function isOurList(mail: ParsedMail, account: ChannelAccount): boolean {
  const id = /<([^<>]+)>\s*$/.exec(mail.listId ?? "")?.[1] ?? mail.listId ?? "";
  return account.addresses.some((address) => address.replace("@", ".") === id.trim().toLowerCase());
}

/** Over our own list people write, unless the mail says that a machine did. */
function throughOurList({ autoSubmitted }: ParsedMail): "auto" | null {
  return autoSubmitted && !autoSubmitted.startsWith("no") ? "auto" : null;
}

/** A list that may not pass on the writer's own address (DMARC) writes its own into From and theirs into Reply-To. */
function behindOurList(mail: ParsedMail, list: ChannelAccount): Handle | null {
  const writer = mail.replyTo.find(({ address }) => !isOwn(address, list.addresses));
  if (!writer) return null;
  const name = writer.name || (mail.from?.name ?? "").replace(/^'(.*)' via .*$/, "$1");
  return toHandle({ name, address: writer.address });
}

/** As whom we were written to: named in To or Cc, or in neither (a blind copy or a list). */
function roleOf(mail: ParsedMail, delivered: readonly string[], account: ChannelAccount): "to" | "cc" | "bcc" | null {
  const isOurs = (address: string) => isOwn(address, account.addresses);
  if (mail.to.some((to) => isOurs(to.address))) return "to";
  if (mail.cc.some((cc) => isOurs(cc.address))) return "cc";
  return delivered.some(isOurs) || mail.bcc.some((bcc) => isOurs(bcc.address)) ? "bcc" : null;
}

function reportOf(mail: ParsedMail): DeliveryReport | null {
  if (!mail.bounce) return null;
  const { recipients, originalMessageId, temporary } = mail.bounce;
  const first = recipients[0];
  return {
    externalId: originalMessageId && withoutBrackets(originalMessageId),
    recipients: recipients.map(({ address }) => canonicalMailAddress(address) ?? address),
    outcome: temporary ? "delayed" : "bounced",
    detail: first ? [first.status, first.diagnostic].filter(Boolean).join(" ") || first.reason : null,
  };
}

function cutOff(raw: Uint8Array, fullSize: number) {
  return { code: "cut-off", detail: `${raw.byteLength} of ${fullSize} bytes` };
}

function toHandles(list: readonly MailAddress[]): Handle[] {
  return list.map(toHandle).filter((handle) => handle !== null);
}

function toHandle({ name, address }: MailAddress): Handle | null {
  const canonical = canonicalMailAddress(address);
  return canonical ? { kind: "mail", address: canonical, display: address, name: name || null } : null;
}

function withoutBrackets(id: string): string {
  return id.replace(/^<|>$/g, "");
}
