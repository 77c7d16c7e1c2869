/** What intake decides, without looking anything up. */
import { type IncomingMessage, UnreadableError } from "../../kernel/channel/index.ts";
import type { KnownMessage } from "../conversations/index.ts";

/** How long after each failed attempt the next one is made, in milliseconds; after the last only a person tries again. */
const RETRY_AFTER_MS = [10_000, 60_000, 600_000, 3_600_000, 14_400_000];

/** A delivery that was taken up this often without ever being settled kills the process that works on it. */
export const MAX_ATTEMPTS = 20;

/** How often a delivery waits for a part of it (its files, its pages) before the rest goes on without. */
export const PATIENT_ATTEMPTS = 3;

/** When a delivery that failed is tried again by itself; null for never. @param attempts made so far, 1 or more */
export function nextTry(attempts: number, now: Date): Date | null {
  const pause = RETRY_AFTER_MS[attempts - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause);
}

const ERROR_LENGTH = 2_000;

/** What is kept of why a delivery failed: a reason that is shown by its name, else the words of the error. */
export function reasonOf(error: unknown): string {
  if (error instanceof UnreadableError) return error.reason;
  return (error instanceof Error ? error.message : String(error)).slice(0, ERROR_LENGTH);
}

/** Ids beyond these are not looked up: an answer names its nearest ancestors first. */
const MAX_ANCESTORS = 20;

/** The ids that may tell which thread a message belongs to, nearest first. */
export function ancestorsOf(message: Pick<IncomingMessage, "inReplyTo" | "threadRefs">): string[] {
  return [...new Set([message.inReplyTo, ...message.threadRefs])]
    .filter((id): id is string => Boolean(id))
    .slice(0, MAX_ANCESTORS);
}

export type Sender = { address: string | null; customerId: number | null };

/**
 * The message that an incoming one answers, or null when it begins something new. Never by subject alone.
 *
 * Whoever names a message of ours had it from us. The id of somebody else's message proves nothing to a stranger: it
 * counts for the person whose case it is and for those who were on that message.
 *
 * @param known messages by channel id
 */
export function threadParent(
  message: Pick<IncomingMessage, "inReplyTo" | "threadRefs">,
  sender: Sender,
  known: ReadonlyMap<string, readonly KnownMessage[]>,
): KnownMessage | null {
  for (const id of ancestorsOf(message)) {
    const parent = known.get(id)?.findLast((candidate) => mayJoin(candidate, sender));
    if (parent) return parent;
  }
  return null;
}

function mayJoin(parent: KnownMessage, sender: Sender): boolean {
  if (parent.direction === "out") return true;
  if (sender.customerId !== null && sender.customerId === parent.customerId) return true;
  const { to = [], cc = [], bcc = [] } = parent.recipients;
  const present = [parent.sender, ...to, ...cc, ...bcc].map((handle) => handle?.address);
  return sender.address !== null && present.includes(sender.address);
}

/** What two messages with the same id must share to be the same: some programs give every mail one id. */
export function isSameContent(
  a: { subject: string | null; text: string; quotedText: string | null },
  b: { subject: string | null; text: string; quotedText: string | null },
): boolean {
  return a.subject === b.subject && a.text === b.text && (a.quotedText ?? "") === (b.quotedText ?? "");
}

/**
 * Keys of which two messages under way at once must share none: the same person, the same message, the same thread.
 */
export function conflictKeys(message: IncomingMessage): string[] {
  return [
    ...(message.sender ? [`sender ${message.sender.kind}:${message.sender.address}`] : []),
    `id ${message.externalId}`,
    ...ancestorsOf(message).map((id) => `id ${id}`),
    ...(message.report?.externalId ? [`id ${message.report.externalId}`] : []),
    ...(message.provenCaseId === null ? [] : [`case ${message.provenCaseId}`]),
  ];
}

/** True for what a person wrote to us: it makes somebody wait for an answer. Whoever wants to hear no more waits for none. */
export function countsAsContact(message: Pick<IncomingMessage, "autoReply" | "optOut">, isOwn: boolean): boolean {
  return message.autoReply === null && message.optOut === undefined && !isOwn;
}

/**
 * True for what may go on with a case that it does not name: what a person wrote, now. What a machine wrote is alike by its
 * making, and an archive tells itself what belongs together.
 */
export function mayJoinByItself(item: {
  message: Pick<IncomingMessage, "autoReply" | "optOut" | "report">;
  isOwn: boolean;
  imported?: "open" | "closed" | null;
}): boolean {
  return countsAsContact(item.message, item.isOwn) && item.message.report === null && !item.imported;
}

/** A subject for a case: the mail's without the marks of answering, or the first words. */
export function caseSubject(message: Pick<IncomingMessage, "subject" | "text">): string {
  const subject = message.subject?.replace(ANSWER_MARKS, "").trim() || message.text.trim().split("\n", 1)[0]!;
  return Array.from(subject).slice(0, 300).join("").trim() || "—";
}

const ANSWER_MARKS = /^(?:\s*(?:re|aw|sv|antw|fw|fwd|wg|tr|回复|答复|回覆|转发|轉寄)(?:\[\d+\])?\s*[:：])+/i;
