import type { Ctx } from "../../kernel/ctx.ts";
import { moveRowsBack } from "./store/moving.ts";

/**
 * Puts messages back into the case that they came from, as far as they are still where a merge put them. A thread goes back
 * where its newest message does; what was written since stays where it was written.
 * @returns the messages that went back
 */
export async function moveMessagesBack(
  ctx: Ctx,
  input: { messageIds: readonly number[]; fromCaseId: number; toCaseId: number },
): Promise<number[]> {
  return moveRowsBack(ctx.db, input);
}
