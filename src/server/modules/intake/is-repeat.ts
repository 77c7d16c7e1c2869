import type { Ctx } from "../../kernel/ctx.ts";
import { findDelivery } from "./store/listing.ts";

/**
 * Whether what came under an id of before is the same in other bytes, as its adapter judges. Where those of before are gone,
 * nobody can tell, and the sender is believed.
 */
export async function isRepeat(ctx: Ctx, intakeId: number, sameAs: (stored: Uint8Array) => boolean): Promise<boolean> {
  const before = await findDelivery(ctx.db, intakeId);
  return !before || before.rawRemovedAt !== null || sameAs(await ctx.files.get(before.rawSha256));
}
