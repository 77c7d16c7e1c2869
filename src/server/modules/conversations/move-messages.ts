import type { Ctx } from "../../kernel/ctx.ts";
import { moveRows } from "./store/moving.ts";

/**
 * Puts messages into another case of the same customer. A thread whose newest message goes along belongs to that case
 * from then on, so that what comes in answer joins it.
 */
export async function moveMessages(ctx: Ctx, input: { messageIds: readonly number[]; caseId: number }): Promise<void> {
  await moveRows(ctx.db, input.messageIds, input.caseId);
}
