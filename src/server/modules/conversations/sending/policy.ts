/** The rules of sending, pure. */
import type { ChannelCapabilities } from "../../../kernel/channel/index.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How long a person may take a message back. */
export const UNDO_MS = 10_000;
/** How long a sender is believed alive without a sign of life. */
export const CLAIM_MS = 90_000;
/** Pauses between attempts; after the last, it is doubled up to the longest. */
const PAUSES = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE, 1 * HOUR];
const LONGEST_PAUSE = 8 * HOUR;
/** After this long a message is given up. Its customer has waited for two days by then: a person must look. */
const PATIENCE = 48 * HOUR;

/**
 * When to try again after a failure that may pass: 1, 5, 15 minutes, 1, 2, 4, 8, 8 … hours, and once more when two days
 * are over.
 * @param tries how often it was tried, this failure included
 * @param notBeforeMs how long the provider wants to be left alone
 * @returns null when it is given up
 */
export function nextAttempt(tries: number, firstAt: Date, now: Date, notBeforeMs = 0): Date | null {
  const end = firstAt.getTime() + PATIENCE;
  if (now.getTime() >= end) return null;
  const pause = PAUSES[tries - 1] ?? Math.min(PAUSES.at(-1)! * 2 ** (tries - PAUSES.length), LONGEST_PAUSE);
  return new Date(Math.min(now.getTime() + Math.max(pause, notBeforeMs), end));
}

/**
 * What becomes of a message whose sender died in the middle: nobody knows whether the provider took it. Where the other
 * side recognises the same id it is sent again; elsewhere a person decides, since a doubled SMS is seen by the customer.
 */
export function afterInterruption(capabilities: Pick<ChannelCapabilities, "repeatable">): "again" | "person" {
  return capabilities.repeatable ? "again" : "person";
}

const REPLY_PREFIX = /^(?:\s*(?:re|aw|antw|sv|odp|回复|回覆|答复|答覆|回)\s*(?:\[\d+\])?\s*[:：])+\s*/iu;

/**
 * The subject of an answer: the case's, once "Re:", and the case's number, which customers quote on the telephone.
 * Nothing is ever recognised by it.
 */
export function subjectOfAnswer(caseSubject: string, caseId: number): string {
  const mark = `[#${caseId}]`;
  const bare = caseSubject.replace(REPLY_PREFIX, "").replaceAll(mark, "").replace(/\s+/g, " ").trim();
  return `Re: ${bare === "" ? mark : `${bare} ${mark}`}`;
}

/** How far References go back: RFC 5322 wants the first and the latest kept when a header grows too long. */
const MAX_REFS = 20;

/**
 * The references of an answer, nearest first.
 * @param refs those of the message it answers, nearest first
 */
export function referencesOfAnswer(answered: string, refs: readonly string[]): string[] {
  const all = [...new Set([answered, ...refs])];
  return all.length <= MAX_REFS ? all : [...all.slice(0, MAX_REFS - 1), all.at(-1)!];
}
