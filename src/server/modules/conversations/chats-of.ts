import type { Ctx } from "../../kernel/ctx.ts";
import { newestChats, type WantedChat } from "./store/chats.ts";

/** All that a person writes to one account of a channel without threads. */
export type Chat = {
  customerId: number;
  accountId: number;
  /** null where they wrote by another handle until now: what comes by this one is a line of its own in the same case */
  conversationId: number | null;
  caseId: number;
};

/**
 * The newest conversation of each of these persons on each of these accounts, by the same handle before others; nothing for
 * who has none among their newest.
 */
export async function chatsOf(ctx: Ctx, wanted: readonly WantedChat[]): Promise<readonly Chat[]> {
  return wanted.length === 0 ? [] : newestChats(ctx.db, wanted);
}
