import type { CallView, Telephone } from "../../../shared/contract/calls.ts";

/**
 * What a call is at my telephone. `ringsFirst`: my own telephone rings for a call that I place; `reaching`: then theirs.
 * `late`: it is over, wrapping it up as well, and what was typed about it has not been saved.
 */
export type CallPhase = "rings" | "ringsFirst" | "reaching" | "talks" | "holds" | "transfers" | "wrapUp" | "late";

export function phaseOf(telephone: Pick<Telephone, "state" | "call">, call: CallView): CallPhase {
  if (telephone.call?.id !== call.id) return "late";
  if (telephone.state === "wrap-up" || call.state === "ended") return "wrapUp";
  if (telephone.state === "ringing") {
    // A call of ours that a colleague passes on comes to me like any other.
    return call.direction === "out" && call.transfer === null ? "ringsFirst" : "rings";
  }
  if (call.state === "ringing") return "reaching";
  if (call.state === "held") return "holds";
  return call.state === "transferring" ? "transfers" : "talks";
}
