import type { ChatNewsItem } from "../../../shared/contract/chat.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { EventRow } from "../../kernel/events/define-event.ts";
import { placeOf } from "../../kernel/events/follow.ts";
import { eventsForCustomers } from "../../kernel/events/since-for-customers.ts";
import { type Cursor, compareCursors, currentCursor } from "../../kernel/events/store.ts";
import { formatCursor, parseCursor } from "../../kernel/realtime/hub.ts";
import { type ChatLine, chatLines, messageReceived, messageWritten } from "../conversations/index.ts";
import { type Marks, markQuestions } from "./mark-questions.ts";
import { CHANNEL, type OpenedChat } from "./open-chat.ts";
import { forWidget } from "./present.ts";
import { chatOfVisitor, type Visitor } from "./visitor.ts";

/** Facts that put a line into a chat. */
const types = [messageReceived.type, messageWritten.type];
/** Who missed more reads the thread anew. */
const MOST = 200;

/** The message that a fact put into a chat; null for other facts. */
export function messageOf({ type, data }: EventRow): number | null {
  const { messageId, channel } = data as { messageId?: number; channel?: string };
  return types.includes(type) && channel === CHANNEL ? (messageId ?? null) : null;
}

export type Listener = { accountId: number; customerIds: readonly number[]; addresses: readonly string[] };

/** True when a line of a chat is for this end of it. */
export function isFor(line: ChatLine & { address: string }, to: Listener): boolean {
  return line.accountId === to.accountId && to.addresses.includes(line.address);
}

/** What somebody missed between two places, in order; null when it is too much to be told. */
export async function missedBy(
  ctx: Ctx,
  key: string,
  to: Listener,
  between: { after: Cursor; upTo: Cursor },
): Promise<ChatNewsItem[] | null> {
  const events = await eventsForCustomers(ctx.db, { ...between, customerIds: to.customerIds, types, limit: MOST });
  if (events.length === MOST) return null;
  const lines = await linesOf(ctx, events);
  return events.flatMap((event) => {
    const line = lines.get(messageOf(event) ?? 0);
    return line && isFor(line, to) ? [newsOf(ctx, key, event, line)] : [];
  });
}

/** The lines that these facts put into chats, by message. */
export async function linesOf(ctx: Ctx, events: readonly EventRow[]) {
  const lines = await chatLines(
    ctx,
    events.flatMap((event) => messageOf(event) ?? []),
  );
  return new Map((await markQuestions(ctx, lines)).map((line) => [line.id, line]));
}

export function newsOf(ctx: Ctx, key: string, event: EventRow, line: ChatLine & Marks): ChatNewsItem {
  return { type: "message", cursor: formatCursor(placeOf([event])), message: forWidget(ctx, key, line) };
}

/** What happened in somebody's chat since a place, for browsers whose sockets are blocked. */
export async function newsSince(
  ctx: Ctx,
  chat: OpenedChat,
  visitor: Visitor,
  since: string,
): Promise<{ cursor: string; news: ChatNewsItem[] }> {
  const upTo = await currentCursor(ctx.db);
  const cursor = formatCursor(upTo);
  const after = parseCursor(since);
  if (!after) return { cursor, news: [{ type: "reset" }] };
  if (compareCursors(after, upTo) >= 0) return { cursor: since, news: [] };
  const to = await chatOfVisitor(ctx, visitor);
  const news = await missedBy(ctx, chat.account.hookKey, to, { after, upTo });
  return { cursor, news: news ?? [{ type: "reset" }] };
}
