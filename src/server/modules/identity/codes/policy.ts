/** The rules of one-time codes. Pure. */
import { randomInt } from "node:crypto";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How long a code is good. */
export const CODE_MS = 10 * MINUTE;
/** A code that was guessed at so often is good no more: one of two hundred thousand guessers gets in. */
export const MAX_TRIES = 5;
/** How long what was proven in a case says who is speaking there. */
export const PROOF_MS = 24 * HOUR;
/** What somebody writes back with a code in it is short; a longer text only has numbers in it. */
const MAX_TYPED = 120;

/** Codes sent lately: those to the same address, for the same person, and those that the same asker asked for. */
export type SentLately = { handle: readonly Date[]; person: readonly Date[]; asker: readonly Date[] };

/** Of each, how many may be sent in which time. */
const LIMITS: Record<keyof SentLately, readonly { most: number; within: number }[]> = {
  handle: [
    { most: 3, within: 15 * MINUTE },
    { most: 8, within: 24 * HOUR },
  ],
  person: [{ most: 12, within: 24 * HOUR }],
  asker: [{ most: 30, within: HOUR }],
};

/** As far back as codes are counted. */
export const COUNTED_MS = 24 * HOUR;

/** Six digits that nobody can foresee. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/** How many milliseconds from now the next code may be sent; 0 for now. */
export function waitBefore(sent: SentLately, now: Date): number {
  const waits = (Object.keys(LIMITS) as (keyof SentLately)[]).flatMap((by) =>
    LIMITS[by].map(({ most, within }) => {
      const lately = sent[by]
        .map((at) => at.getTime() + within - now.getTime())
        .filter((left) => left > 0)
        .sort((a, b) => a - b);
      return lately.length < most ? 0 : lately[lately.length - most]!;
    }),
  );
  return Math.max(...waits);
}

/** The code in what somebody typed or said, in whatever digits and groups; null when there is none, or more than one. */
export function codeIn(text: string): string | null {
  const plain = text.normalize("NFKC").trim();
  if (plain.length > MAX_TYPED) return null;
  const found = plain.match(/(?<![\d-])\d{3}[ -]?\d{3}(?![\d-])/g) ?? [];
  return found.length === 1 ? found[0].replace(/\D/g, "") : null;
}
