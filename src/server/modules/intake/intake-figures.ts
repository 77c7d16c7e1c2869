import type { Ctx } from "../../kernel/ctx.ts";
import { countDeliveries, type IntakeFigures } from "./store/listing.ts";

export type { IntakeFigures } from "./store/listing.ts";

/** How much waits, failed and was refused, and since when the oldest waits. */
export function intakeFigures(ctx: Ctx): Promise<IntakeFigures> {
  return countDeliveries(ctx.db);
}
