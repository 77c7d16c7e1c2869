import type { Ctx } from "../../kernel/ctx.ts";
import { applyReport } from "../conversations/index.ts";
import type { Received, ToReceive } from "./receive-batch.ts";
import { lockUnsettled, settleDeliveries } from "./store/deliveries.ts";

/**
 * Settles a delivery that only says how a message of ours fared: it is beside that message, and no message itself.
 *
 * @returns null for any other, also where it says so of no message of ours
 */
export async function noteReceipt(ctx: Ctx, { intakeId, receipt }: ToReceive): Promise<Received | null> {
  if (!receipt || intakeId === null) return null;
  const { accountId, report } = receipt;
  return ctx.tx(async (tx) => {
    if ((await lockUnsettled(tx.db, [intakeId])).size === 0) return { outcome: "settled" };
    const about = await applyReport(tx, report, { accountId });
    // What names our own id of a message is told before we have noted that the message went out.
    if (!about && !report.providerId) return null;
    await settleDeliveries(tx.db, [{ id: intakeId, state: "done", messageId: null, error: null }], tx.now());
    return { outcome: "settled" };
  });
}
