import type { Ctx } from "../../kernel/ctx.ts";
import { findLost } from "./store/outgoing.ts";

/** Which of these messages of ours reached nobody: they were given up, came back, or were taken out of the outbox. */
export async function lostAmong(ctx: Ctx, messageIds: readonly number[]): Promise<Set<number>> {
  return new Set(messageIds.length === 0 ? [] : await findLost(ctx.db, messageIds));
}
