import type { ClaimFacts } from "./store/claims.ts";

type Standing = Pick<ClaimFacts, "amount" | "recovered" | "writtenOff" | "withdrawn" | "state" | "accepted">;

/** What is neither paid nor given up. Pure. */
export function restOf({ amount, recovered, writtenOff, withdrawn }: Omit<Standing, "state" | "accepted">): number {
  return amount - recovered - writtenOff - withdrawn;
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

/** What the partner is asked for at this moment: what they accepted and have not paid, before an answer all that is open. */
export function askedNow(claim: Standing): number {
  return nextPromise(claim) === "claim_payment" ? claim.accepted! - claim.recovered : restOf(claim);
}
