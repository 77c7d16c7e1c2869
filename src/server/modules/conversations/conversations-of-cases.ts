import type { Ctx } from "../../kernel/ctx.ts";
import { newestConversations } from "./store/incoming.ts";

export type ConversationOfCase = { id: number; accountId: number | null; customerId: number };

/** The conversations a new message of a case may go on with: the newest on each account. */
export async function conversationsOfCases(
  ctx: Ctx,
  caseIds: readonly number[],
): Promise<Map<number, ConversationOfCase[]>> {
  const rows = caseIds.length === 0 ? [] : await newestConversations(ctx.db, caseIds);
  return Map.groupBy(rows, (row) => row.caseId);
}
