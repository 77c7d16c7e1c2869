import type { Ctx } from "../../kernel/ctx.ts";
import { countOthers, findOfCase, type MessageToSplit } from "./store/moving.ts";

export type { MessageToSplit } from "./store/moving.ts";

/**
 * What a case loses when these messages leave it.
 * @returns those of them that are in the case, oldest first, and whether others stay (notes do not count, 0 or 1)
 */
export async function messagesToSplit(
  ctx: Ctx,
  caseId: number,
  messageIds: readonly number[],
): Promise<{ messages: MessageToSplit[]; othersInCase: number }> {
  const messages = await findOfCase(ctx.db, caseId, messageIds);
  return { messages, othersInCase: await countOthers(ctx.db, caseId, messageIds) };
}
