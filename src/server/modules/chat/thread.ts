import type { ChatThread } from "../../../shared/contract/chat.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { currentCursor } from "../../kernel/events/store.ts";
import { formatCursor } from "../../kernel/realtime/hub.ts";
import { chatOf } from "../conversations/index.ts";
import { markQuestions } from "./mark-questions.ts";
import type { OpenedChat } from "./open-chat.ts";
import { forWidget } from "./present.ts";
import { chatOfVisitor, type Visitor } from "./visitor.ts";

const PAGE = 40;

/** A stretch of somebody's thread. Its cursor was taken before it was read: what happens from there on is news. */
export async function showThread(
  ctx: Ctx,
  chat: OpenedChat,
  visitor: Visitor,
  before: number | null,
): Promise<ChatThread> {
  const cursor = formatCursor(await currentCursor(ctx.db));
  const { items, next } = await chatOf(ctx, await chatOfVisitor(ctx, visitor), { before, limit: PAGE });
  return {
    items: (await markQuestions(ctx, items)).map((line) => forWidget(ctx, chat.account.hookKey, line)),
    next,
    cursor,
    isUser: visitor.isUser,
    hasMail: visitor.row.email !== null,
  };
}
