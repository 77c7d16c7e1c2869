import type { Ctx } from "../../kernel/ctx.ts";
import { contentsOf } from "./store/incoming.ts";

export type MessageContent = { subject: string | null; text: string; quotedText: string | null };

/** The words of messages, to tell a repeat from another message of the same id. */
export async function messageContents(ctx: Ctx, ids: readonly number[]): Promise<Map<number, MessageContent>> {
  const rows = ids.length === 0 ? [] : await contentsOf(ctx.db, ids);
  return new Map(rows.map(({ id, ...content }) => [id, content]));
}
