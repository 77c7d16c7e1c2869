import type { Ctx } from "../../kernel/ctx.ts";
import { moveAllRows } from "./store/moving.ts";

/**
 * Puts everything of one case into another: messages, threads and what people have typed there but not sent.
 * @returns what was moved, so that it can be put back
 */
export async function moveCaseMessages(
  ctx: Ctx,
  fromCaseId: number,
  toCaseId: number,
): Promise<{ messageIds: number[]; conversationIds: number[] }> {
  return moveAllRows(ctx.db, fromCaseId, toCaseId);
}
