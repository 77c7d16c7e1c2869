import { type Ctx, systemActor } from "../../kernel/ctx.ts";
import { isKnownError } from "../../kernel/errors.ts";
import { cancelRemedy } from "./cancel-remedy.ts";
import { findBookedBy } from "./store/remedies.ts";

/**
 * Cancels what the customer no longer wants before it was carried out, so that nobody pays it out. Where the partner has
 * paid for it already it stays, for somebody to sort out.
 */
export async function cancelWaived(ctx: Ctx, promiseId: number, reason: string): Promise<void> {
  const remedy = await findBookedBy(ctx.db, promiseId);
  if (!remedy) return;
  await cancelRemedy(ctx.as(systemActor("Keepword")), remedy.id, reason).catch((error) => {
    if (!isKnownError(error)) throw error;
  });
}
