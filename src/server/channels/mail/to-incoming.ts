import { canonicalMailAddress } from "../../../shared/mail-address.ts";
import type { ChannelAccount, DeliveryReport, Handle, IncomingMessage } from "../../kernel/channel.ts";
import { provenCase, withoutReplyToken } from "../../kernel/reply-token.ts";
import { type MailAddress, type ParsedMail, parseMail } from "./parse/index.ts";

/** What only the wire knew of a mail. */
export type MailEnvelope = { mailFrom?: string; rcptTo?: string[]; folder?: string; uid?: number };

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
  return {
    externalId: mail.messageId ? withoutBrackets(mail.messageId) : "",
    sender: senderOf(mail, envelope),
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
    autoReply: mail.autoReply,
    report: reportOf(mail),
    language: mail.language,
    writtenAt: mail.date ? new Date(mail.date) : null,
    problems: mail.problems,
  };
}

function senderOf(mail: ParsedMail, envelope: MailEnvelope): Handle | null {
  const written = mail.from && toHandle(mail.from);
  if (written) return written;
  const fromWire = envelope.mailFrom || mail.returnPath;
  return fromWire ? toHandle({ name: mail.from?.name ?? "", address: fromWire }) : null;
}

/** As whom we were written to: named in To or Cc, or in neither (a blind copy or a list). */
function roleOf(mail: ParsedMail, delivered: readonly string[], account: ChannelAccount): "to" | "cc" | "bcc" | null {
  const ours = new Set(account.addresses);
  const isOurs = (address: string) => ours.has(canonicalMailAddress(withoutReplyToken(address)) ?? "");
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
