import type { ClaimFacts } from "./store/claims.ts";

type Standing = Pick<ClaimFacts, "amount" | "recovered" | "writtenOff" | "state" | "accepted">;

/** What is neither paid nor written off. Pure. */
export function restOf({ amount, recovered, writtenOff }: Standing): number {
  return amount - recovered - writtenOff;
}

/**
 * What is promised next: while a claim is open exactly one promise runs, so that it never lies unnoticed. The partner
 * answers, then pays what they accepted; then it is ours to decide about the rest. Pure.
 */
export function nextPromise(claim: Standing): "claim_answer" | "claim_payment" | "claim_rest" | null {
  if (restOf(claim) === 0) return null;
  if (claim.state === "asked") return "claim_answer";
  return (claim.accepted ?? 0) > claim.recovered ? "claim_payment" : "claim_rest";
}
