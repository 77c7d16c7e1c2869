import type { IntakeRow } from "../../../shared/contract/channels.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { announceArrival } from "./arrivals.ts";
import { deliveryNotFound, deliverySettled, rawRemoved } from "./errors.ts";
import { presentDeliveries } from "./list-intake.ts";
import { findDelivery, requeue } from "./store/listing.ts";

/**
 * Tries a delivery again that failed or was refused: at once, and as often as a new one.
 * @throws KnownError intake.not_found, intake.raw_removed, intake.settled
 */
export async function retryDelivery(ctx: Ctx, id: number): Promise<IntakeRow> {
  const row = await ctx.tx(async (tx) => {
    const done = await requeue(tx.db, id);
    const delivery = await findDelivery(tx.db, id);
    if (!delivery) throw deliveryNotFound({ id });
    if (delivery.rawRemovedAt) throw rawRemoved({ id, days: ctx.config.rawDays });
    if (!done) throw deliverySettled({ id, state: delivery.state });
    await audit(tx, { action: "intake.retried", subject: { kind: "delivery", id } });
    return delivery;
  });
  announceArrival();
  return (await presentDeliveries(ctx, [row]))[0]!;
}
