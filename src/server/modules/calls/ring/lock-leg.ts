import type { Ctx } from "../../../kernel/ctx.ts";
import type { Exchange } from "../exchange-of.ts";
import { type CallRow, lockCall } from "../store/calls.ts";
import { findLeg, type LegRow } from "../store/legs.ts";

/** A telephone that we rang and its call, nobody else's to change as long as the transaction lasts. */
export async function lockLeg(
  tx: Ctx,
  on: Exchange,
  legId: number,
): Promise<{ leg: LegRow; call: CallRow } | undefined> {
  const known = await findLeg(tx.db, legId);
  const call = known && (await lockCall(tx.db, known.callId));
  if (call?.accountId !== on.account.id) return undefined;
  // Only what is read after the call is locked is as it will stay.
  const leg = await findLeg(tx.db, legId);
  return leg && { leg, call };
}
