import type { Ctx } from "../../../kernel/ctx.ts";
import { freeTelephone } from "../set-telephone.ts";
import { type LegRow, updateLeg } from "../store/legs.ts";
import { steer } from "./steer.ts";

/** Why a telephone rings or speaks no more: what the exchange said, or what we decided. */
export type Over =
  | "completed"
  | "busy"
  | "no-answer"
  | "failed"
  | "cancelled"
  | "declined"
  | "taken"
  | "ended"
  | "transferred"
  | "left"
  | "withdrawn";

const SAID_BY_EXCHANGE: readonly Over[] = ["completed", "busy", "no-answer", "failed", "cancelled"];

/** Lets go of a telephone that rings or speaks; one that only rang is free at once. @returns false when it was over */
export async function overLeg(tx: Ctx, leg: LegRow, why: Over): Promise<boolean> {
  if (!(await updateLeg(tx.db, leg.id, { state: "over", why, overAt: tx.now() }))) return false;
  // The exchange knows what it said itself; a line that is still being placed is ended by who places it.
  if (leg.line !== null && !SAID_BY_EXCHANGE.includes(why)) {
    steer(tx, leg.callId, leg.line);
  }
  if (leg.staffId !== null) await freeTelephone(tx, leg.staffId, leg.callId);
  return true;
}
