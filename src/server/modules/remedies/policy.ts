import type { RemedyKind, RemedyLimit } from "../../../shared/contract/remedies.ts";

/** What somebody wants to give, and how much of the same they stood for within the last 24 hours. */
export type Gift = { kind: RemedyKind; currency: string; amount: number; standing: number };

/** True when one of the limits covers it: both what is given at once, and what was given within a day. Pure. */
export function isWithin(limits: readonly RemedyLimit[], { kind, currency, amount, standing }: Gift): boolean {
  return limits.some(
    (limit) =>
      limit.kind === kind &&
      limit.currency === currency &&
      amount <= limit.perRemedy &&
      standing + amount <= limit.perDay,
  );
}
