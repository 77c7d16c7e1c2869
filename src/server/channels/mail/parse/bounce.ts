import { bounceReason } from "./bounce-reason.ts";
import { type ReportedRecipient, readDeliveryStatus, readReturnedHeaders } from "./bounce-report.ts";
import { isBounceBody, isBounceSubject, isMailDaemon, noticeOf, recipientsInNotice } from "./bounce-text.ts";
import { isEmbeddedMail } from "./collect-parts.ts";
import type { Headers } from "./header-fields.ts";
import { messageId, messageIds } from "./message-ids.ts";
import type { MimePart } from "./mime-tree.ts";
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

/** Reports that are about a mail but do not say that it failed. */
export function isReceiptOrComplaint(facts: MailFacts): boolean {
  const kind = facts.root.type.params.get("report-type")?.toLowerCase() ?? "";
  if (kind === "feedback-report" || kind === "disposition-notification") return true;
  return facts.reports.some((part) => /feedback-report|disposition-notification/.test(part.type.value));
}

/**
 * Recognises a delivery failure or delay and reads who did not get what and why.
 *
 * @returns null when the mail is no bounce: also for delivery receipts, read receipts and abuse reports
 */
export function readBounce(facts: MailFacts, problems: Problems): Bounce | null {
  if (isReceiptOrComplaint(facts)) return null;
  const reported = facts.reports
    .filter((part) => part.type.value.includes("delivery-status"))
    .flatMap((part) => readDeliveryStatus(part, problems));
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

function isProseBounce(facts: MailFacts): boolean {
  const { headers } = facts;
  if (headers.has("x-failed-recipients")) return true;
  if (isSesNotification(facts)) return true;
  const subject = isBounceSubject(facts.subject);
  const body = isBounceBody(noticeOf(facts.body));
  const isReply = headers.has("in-reply-to") && /^(?:re|aw|sv|antw|回复|答复|回覆)\s{0,3}[:：]/i.test(facts.subject);
  const nullSender = /^\s*<\s*>/.test(headers.get("return-path"));
  if (isMailDaemon(facts.from)) return subject || body || nullSender;
  if (
    facts.root.type.value === "multipart/report" &&
    /delivery-status/i.test(facts.root.type.params.get("report-type") ?? "")
  ) {
    return subject || body;
  }
  if (nullSender && !isReply) return subject && body;
  // Without any technical sign, words alone must be plain: a failing subject over a failing body and a returned mail.
  return (
    subject &&
    body &&
    !isReply &&
    (facts.reports.some(isEmbeddedMail) || /\b5\d\d[ -]|\b5\.\d\.\d|<[^<>\s]+@[^<>\s]+>:/.test(facts.body))
  );
}

/** Amazon SES tells of bounces by SNS mail: JSON in the body. */
function isSesNotification(facts: MailFacts): boolean {
  return (
    /@sns\.amazonaws\.com$/i.test(facts.from?.address ?? "") && /"notificationType"\s*:\s*"Bounce"/.test(facts.body)
  );
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
  const addresses = named.length > 0 ? [...new Set(named)] : recipientsInNotice(notice, excluded);
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
