import type { CallbackRule } from "../../../../shared/contract/callback-rule.ts";
import type { CallOutcome } from "../../../../shared/contract/calls.ts";

/** What every desk begins with: two attempts, half an hour apart, that rang for a while. */
export const firstRule: CallbackRule = { attempts: 2, minutesApart: 30, ringSeconds: 15 };

/** A call of ours that is over, to the number that was promised a call. Times in ms. */
export type Attempt = { callId: number; rungAt: number | null; endedAt: number; outcome: CallOutcome | null };

/** True for an attempt that gave them the time to answer: it rang long enough, or their line was busy. */
export function isHonest({ outcome, rungAt, endedAt }: Attempt, { ringSeconds }: CallbackRule): boolean {
  if (outcome === "busy") return true;
  return outcome === "missed" && rungAt !== null && endedAt - rungAt >= ringSeconds * 1_000;
}

/**
 * The attempts that count, in order: honest ones, each far enough from the one before that counted. Pure.
 * @param since nothing before it counts: when the call was promised, or may be made
 */
export function countedAttempts(attempts: readonly Attempt[], rule: CallbackRule, since: number): Attempt[] {
  const counted: Attempt[] = [];
  for (const attempt of attempts.toSorted((a, b) => a.endedAt - b.endedAt)) {
    const last = counted.at(-1);
    const isApart = !last || attempt.endedAt - last.endedAt >= rule.minutesApart * 60_000;
    if (attempt.endedAt >= since && isApart && isHonest(attempt, rule)) counted.push(attempt);
  }
  return counted;
}

/** The attempts that keep a promise to call, or null where they are too few or the rule counts none. */
export function enoughAttempts(attempts: readonly Attempt[], rule: CallbackRule, since: number): Attempt[] | null {
  if (rule.attempts === 0) return null;
  const counted = countedAttempts(attempts, rule, since);
  return counted.length >= rule.attempts ? counted.slice(0, rule.attempts) : null;
}
