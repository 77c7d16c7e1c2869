import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { attachmentNotFound } from "../errors.ts";
import { type AttachmentRow, attachmentsOf } from "../store/attachments.ts";
import {
  attachmentOfChat,
  type ChatOf,
  chatMessages,
  undeliveredInChat as findUndelivered,
  messagesOfChat,
} from "../store/of-chat.ts";
import type { MessageRow } from "../store/rows.ts";
import { type OpenedFile, openFile, safeImages } from "./open-file.ts";

export type { ChatOf } from "../store/of-chat.ts";

/** A message as the person in the chat may have it; nothing internal is in it. */
export type ChatLine = {
  id: number;
  caseId: number;
  customerId: number;
  accountId: number | null;
  externalId: string | null;
  direction: "in" | "out";
  automatic: boolean;
  /** who of us wrote it, as staff are named */
  author: string | null;
  text: string;
  at: Date;
  isRead: boolean;
  isDelivered: boolean;
  files: { id: number; name: string; size: number; isPicture: boolean }[];
};

/** A stretch of a chat, oldest first: the newest messages, or those before one. `next` is null at the beginning. */
export async function chatOf(
  ctx: Ctx,
  chat: ChatOf,
  page: { before: number | null; limit: number },
): Promise<{ items: ChatLine[]; next: number | null }> {
  if (chat.customerIds.length === 0) return { items: [], next: null };
  const newestFirst = await messagesOfChat(ctx.db, chat, { before: page.before, limit: page.limit + 1 });
  const rows = newestFirst.slice(0, page.limit).reverse();
  return { items: await present(ctx, rows), next: newestFirst.length > page.limit ? rows[0]!.id : null };
}

/** These messages for whoever is at their other end, oldest first; those that nobody outside may see are left out. */
export async function chatLines(ctx: Ctx, ids: readonly number[]): Promise<(ChatLine & { address: string })[]> {
  if (ids.length === 0) return [];
  const rows = await chatMessages(ctx.db, ids);
  const lines = await present(ctx, rows);
  return lines.map((line, index) => ({ ...line, address: rows[index]!.address }));
}

/** What people wrote to this chat since a time that no widget has taken yet, oldest first. */
export async function undeliveredInChat(ctx: Ctx, chat: ChatOf, since: Date): Promise<ChatLine[]> {
  return chat.customerIds.length === 0 ? [] : present(ctx, await findUndelivered(ctx.db, chat, since));
}

/** @throws conversations.attachment_not_found also when it belongs to a note or to another account */
export async function attachmentInChat(
  ctx: Ctx,
  input: { accountId: number; attachmentId: number },
): Promise<OpenedFile> {
  const file = await attachmentOfChat(ctx.db, input);
  if (!file) throw attachmentNotFound({ id: input.attachmentId });
  return openFile(ctx, file);
}

async function present(ctx: Ctx, rows: readonly MessageRow[]): Promise<ChatLine[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const files = Map.groupBy(await attachmentsOf(ctx.db, ids), ({ messageId }) => messageId);
  const authors = await staffRefs(
    ctx,
    rows.flatMap(({ authorId }) => authorId ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    caseId: row.caseId,
    customerId: row.customerId,
    accountId: row.accountId,
    externalId: row.externalId,
    direction: row.direction === "in" ? "in" : "out",
    automatic: row.automatic,
    author: row.authorId === null ? null : (authors.get(row.authorId)?.name ?? null),
    text: row.text,
    at: row.createdAt,
    isRead: row.deliveryState === "read",
    isDelivered: row.deliveryState === "read" || row.deliveryState === "delivered",
    files: (files.get(row.id) ?? []).map(fileOf),
  }));
}

function fileOf({ id, name, size, type }: AttachmentRow) {
  return { id, name, size, isPicture: safeImages.includes(type) };
}
