import type { Ctx } from "../../kernel/ctx.ts";
import { type NewestBetween, newestBetween } from "./store/newest-between.ts";

/** What was said last between a customer and one of our accounts since a time; null for nothing. */
export function newestSaid(
  ctx: Ctx,
  where: { customerId: number; accountId: number; since: Date },
): Promise<NewestBetween | null> {
  return newestBetween(ctx.db, where);
}
