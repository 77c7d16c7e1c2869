import type { Ctx } from "../../kernel/ctx.ts";
import { newestChats } from "./store/chats.ts";

/** All that a person writes to one account of a channel without threads. */
export type Chat = { customerId: number; accountId: number; conversationId: number; caseId: number };

/** The newest conversation of each of these persons on each of these accounts; nothing for who has none among their newest. */
export async function chatsOf(
  ctx: Ctx,
  wanted: readonly { customerId: number; accountId: number }[],
): Promise<readonly Chat[]> {
  return wanted.length === 0 ? [] : newestChats(ctx.db, wanted);
}
