import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { deliveryNotFound, rawRemoved } from "./errors.ts";
import { findDelivery } from "./store/listing.ts";

/** The bytes of a delivery as they came. Who looks is written down. @throws KnownError intake.not_found, intake.raw_removed */
export async function openRawDelivery(ctx: Ctx, id: number): Promise<NodeJS.ReadableStream> {
  const delivery = await findDelivery(ctx.db, id);
  if (!delivery) throw deliveryNotFound({ id });
  if (delivery.rawRemovedAt) throw rawRemoved({ id, days: ctx.config.rawDays });
  await audit(ctx, { action: "intake.raw_read", subject: { kind: "delivery", id } });
  return ctx.files.stream(delivery.rawSha256);
}
