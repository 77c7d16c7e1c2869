import { bounceReason } from "./bounce-reason.ts";
import { type ReportedRecipient, readDeliveryStatus, readReturnedHeaders } from "./bounce-report.ts";
import { isBounceBody, isBounceSubject, isMailDaemon, noticeOf, recipientsInNotice } from "./bounce-text.ts";
import { isEmbeddedMail } from "./collect-parts.ts";
import type { Headers } from "./header-fields.ts";
import { messageId, messageIds } from "./message-ids.ts";
import { type MimePart, parseMimeTree } from "./mime-tree.ts";
import type { Problems } from "./problems.ts";
import type { Bounce, BounceRecipient, MailAddress } from "./types.ts";

/** What the rest of the parser already knows about the mail. */
export type MailFacts = {
  root: MimePart;
  headers: Headers;
  from: MailAddress | null;
  to: MailAddress[];
  subject: string;
  /** The whole readable text, quoted history included. */
  body: string;
  reports: MimePart[];
};

const RECEIPT = new Set(["delivered", "relayed", "expanded"]);

/** Reports that are about a mail but do not say that it failed: receipts and complaints about spam. */
export function isReceiptOrComplaint(facts: MailFacts): boolean {
  // Hotmail's complaints are no RFC 5965 reports.
  if (/^\s*complaint about message from [\da-f.:]+\s*$/i.test(facts.subject)) return true;
  const kind = facts.root.type.params.get("report-type")?.toLowerCase() ?? "";
  const types = facts.reports.map((part) => part.type.value);
  if (kind === "feedback-report" || types.includes("message/feedback-report")) return true;
  // Dovecot and Sieve refuse mail by a "read receipt" that says rejected.
  const isRejection = /\brejected\b/i.test(`${facts.subject} ${facts.headers.get("auto-submitted")}`);
  return (
    !isRejection && (kind === "disposition-notification" || types.some((t) => t.endsWith("disposition-notification")))
  );
}

/**
 * Recognises a delivery failure or delay and reads who did not get what and why.
 *
 * @returns null when the mail is no bounce: also for delivery receipts, read receipts and abuse reports
 */
export function readBounce(facts: MailFacts, problems: Problems): Bounce | null {
  if (isReceiptOrComplaint(facts)) return null;
  const reported = statusParts(facts, problems).flatMap((part) => readDeliveryStatus(part, problems));
  const failed = reported.filter((r) => !RECEIPT.has(r.action));
  if (reported.length > 0 && failed.length === 0) return null;
  if (failed.length === 0 && !isProseBounce(facts)) return null;
  const notice = noticeOf(facts.body);
  const recipients = failed.length > 0 ? fromReport(failed, notice) : fromProse(facts, notice);
  const status = recipients.map((r) => r.status).find((s) => s !== null) ?? null;
  return {
    recipients,
    originalMessageId: originalMessageId(facts, problems),
    temporary:
      recipients.length > 0
        ? recipients.every((r) => r.action === "delayed" || (r.status ?? "").startsWith("4"))
        : /delay|warning/i.test(facts.subject) || (status ?? "").startsWith("4"),
  };
}

/** The delivery-status parts of the mail, or of a mail inside it: virus scanners wrap the bounces they pass on. */
function statusParts(facts: MailFacts, problems: Problems): MimePart[] {
  const isStatus = (part: MimePart) => part.type.value.endsWith("delivery-status");
  const own = facts.reports.filter(isStatus);
  if (own.length > 0 || !isMailDaemon(facts.from)) return own;
  return facts.reports.filter(isEmbeddedMail).flatMap((part) => {
    const inner = parseMimeTree(part.content(), problems);
    return inner.type.value === "multipart/report" ? inner.children.filter(isStatus) : [];
  });
}

/** "Your message could not be delivered to …": nobody writes this about a parcel. */
const UNMISTAKABLE =
  /\b(?:your|the following) (?:e-?mail|mail|message)\b[^.\n]{0,60}(?:could ?n[o']t|can ?not|was not|has not been) (?:be )?delivered\b/i;

function isProseBounce(facts: MailFacts): boolean {
  const { headers, from, root } = facts;
  if (headers.has("x-failed-recipients") || isSesNotification(facts)) return true;
  const nullSender = /^\s*<\s*>/.test(headers.get("return-path"));
  const byMachine =
    isMailDaemon(from) ||
    (from === null && nullSender) ||
    root.type.params.get("report-type")?.toLowerCase() === "delivery-status";
  const subject = isBounceSubject(facts.subject);
  if (!byMachine && !nullSender && !subject) return false;
  const notice = noticeOf(facts.body);
  const body = isBounceBody(notice);
  if (byMachine) return subject || body;
  if (headers.has("in-reply-to") && REPLY_SUBJECT.test(facts.subject)) return false;
  const carriesMail = facts.reports.some(isEmbeddedMail);
  if (nullSender) return body && (subject || carriesMail);
  // Customers complain of failed deliveries in just these words, so without a technical sign it is not a bounce.
  return subject && body && (carriesMail || SMTP_REPLY.test(notice) || UNMISTAKABLE.test(notice));
}

const REPLY_SUBJECT = /^\s*(?:re|aw|sv|antw|回复|答复|回覆)\s{0,3}[:：]/i;
const SMTP_REPLY = /\b5\d\d[ -]\d\.\d\.\d|(?:^|said: |: )55[0-4][ -][a-z<]|<[^<>\s]{1,100}@[^<>\s]{1,100}>:/im;

/** JSON inside a JSON string, so its quotes are escaped. */
const SES_BOUNCE = /\\?"notificationType\\?"\s?:\s?\\?"Bounce/;
const SES_RECIPIENT = /"emailAddress\\?"\s?:\s?\\?"([^"\\\s]{3,250})/g;

/** Amazon SES tells of bounces by SNS mail: JSON in the body. */
function isSesNotification(facts: MailFacts): boolean {
  return /@sns\.amazonaws\.com$/i.test(facts.from?.address ?? "") && SES_BOUNCE.test(facts.body);
}

function fromReport(failed: ReportedRecipient[], notice: string): BounceRecipient[] {
  const unique = new Map<string, BounceRecipient>();
  for (const r of failed) {
    const words = r.diagnostic.length > 12 ? r.diagnostic : `${r.diagnostic} ${notice}`;
    const reason = bounceReason(r.status, words);
    const key = r.address.toLowerCase();
    if (!unique.has(key)) {
      unique.set(key, { ...r, reason: reason === "unknown" ? bounceReason(r.status, notice) : reason });
    }
  }
  return [...unique.values()];
}

const STATUS_IN_TEXT = /\b([45]\.\d{1,2}\.\d{1,3})\b/;

function fromProse(facts: MailFacts, notice: string): BounceRecipient[] {
  const header = facts.headers.all("x-failed-recipients").join(",");
  const excluded = new Set([...facts.to, ...(facts.from ? [facts.from] : [])].map((a) => a.address.toLowerCase()));
  const named = header.split(/[\s,;<>]+/).filter((word) => word.includes("@"));
  if (isSesNotification(facts)) named.push(...[...facts.body.matchAll(SES_RECIPIENT)].map((match) => match[1]!));
  let addresses = named.length > 0 ? [...new Set(named)] : recipientsInNotice(notice, excluded);
  // Someone who writes to their own address is both the sender and the one not reached.
  if (addresses.length === 0) addresses = recipientsInNotice(notice, new Set());
  const delayed = /\bdelay|still (?:be|being) retried|warning: message|will (?:keep|continue) trying|延迟/i.test(
    `${facts.subject}\n${notice.slice(0, 1500)}`,
  );
  return addresses.map((address) => {
    const about = wordsAbout(notice, address);
    const status = STATUS_IN_TEXT.exec(about)?.[1] ?? STATUS_IN_TEXT.exec(notice)?.[1] ?? null;
    const reason = bounceReason(status, about);
    return {
      address,
      action: delayed ? "delayed" : "failed",
      status,
      diagnostic: about.replace(/\s+/g, " ").trim().slice(0, 500),
      reason: reason === "unknown" ? bounceReason(status, `${facts.subject}\n${notice}`) : reason,
    };
  });
}

/** The notice from the first mention of the address on. */
function wordsAbout(notice: string, address: string): string {
  const at = notice.toLowerCase().indexOf(address.toLowerCase());
  return at === -1 ? notice.slice(0, 1000) : notice.slice(at + address.length, at + 1000);
}

/** From the returned mail where the report carries it, else from the header lines quoted in the text. */
function originalMessageId(facts: MailFacts, problems: Problems): string | null {
  for (const part of facts.reports) {
    if (!isEmbeddedMail(part) && !part.type.value.includes("headers")) continue;
    const id = messageId(readReturnedHeaders(part, problems).get("message-id"));
    if (id !== null) return id;
  }
  const quoted = /^[ \t>]*message-id:[ \t]*(<[^<>\s]{3,250}>)/im.exec(facts.body.slice(0, 50_000));
  if (quoted) return quoted[1]!;
  return messageIds(facts.headers.get("in-reply-to"))[0] ?? messageIds(facts.headers.get("references")).at(-1) ?? null;
}
