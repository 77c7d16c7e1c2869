import type { Ctx } from "../../../kernel/ctx.ts";
import { addUsage, drawBoosts, type Usage } from "../store/usage.ts";

/** Notes how articles were used where they were found; the ranking goes by it once it is drawn anew. */
export async function noteUsage(ctx: Ctx, used: readonly Usage[]): Promise<void> {
  if (used.length > 0) await addUsage(ctx.db, used, ctx.now());
}

/** Lets the ranking go by what is known now: what was long ago counts for less each day. */
export async function redrawUsage(ctx: Ctx): Promise<void> {
  await drawBoosts(ctx.db, ctx.now());
}
