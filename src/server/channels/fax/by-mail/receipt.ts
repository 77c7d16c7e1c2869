import { createHash } from "node:crypto";
import type { DeliveryReport, IncomingMessage } from "../../../kernel/channel/index.ts";
import { findCalled } from "./find-number.ts";
import { outcomeIn } from "./outcome-words.ts";

/** What a message of ours is called in the subject of its mail; providers answer with the subject that they got. */
const TAG = /\bKW-([0-9a-f]{12})\b/i;
const MESSAGE_ID = /^<?(kw\.[0-9a-z]{1,11}\.[0-9a-f]{16}\.[0-9a-f]{30}@)/i;

/** What a mail's subject says of which message of ours it carries; it tells nothing else about the case. */
export function tagOf(externalId: string): string {
  const id = MESSAGE_ID.exec(externalId)?.[1] ?? externalId;
  return createHash("sha256").update(id.toLowerCase()).digest("hex").slice(0, 12);
}

/**
 * What a provider's mail says of a fax of ours: which by our own id of it, else by the number that it went to.
 * @returns null when it says nothing of one
 */
export function readReceipt(message: IncomingMessage, own: string): DeliveryReport | null {
  const text = wordsOf(message);
  const outcome = outcomeIn(message.subject ?? "") ?? outcomeIn(text);
  if (!outcome) return null;
  const tag = taggedIn(message);
  const detail = (message.subject ?? text).replace(/\s+/g, " ").trim().slice(0, 500) || null;
  if (tag) return { externalId: null, providerId: tag, recipients: [], outcome, detail };
  const called = outcome === "delayed" ? null : findCalled(text, own);
  return called ? { externalId: null, recipients: [called], outcome, detail } : null;
}

/** All that a provider wrote, with what its mail repeats of ours. */
export function wordsOf({ subject, text, quotedText }: IncomingMessage): string {
  return [subject, text, quotedText].filter(Boolean).join("\n");
}

/** The mark of the message of ours that a provider's mail is about; null where it names none. */
export function taggedIn(message: IncomingMessage): string | null {
  const written = TAG.exec(wordsOf(message))?.[1];
  if (written) return written.toLowerCase();
  const answered = [message.inReplyTo, ...message.threadRefs].find((id) => id && MESSAGE_ID.test(id));
  return answered ? tagOf(answered) : null;
}
