import type { Ctx } from "../../kernel/ctx.ts";
import { heardHandles } from "./store/heard-handles.ts";

/** Of these handles of a person, those from which a message came by one of these channels. */
export async function heardFrom(
  ctx: Ctx,
  wanted: { customerId: number; handleIds: readonly number[]; channels: readonly string[] },
): Promise<Set<number>> {
  return wanted.handleIds.length === 0 ? new Set() : new Set(await heardHandles(ctx.db, wanted));
}
