import type { DeliveryState, OutboxRow } from "../../../../shared/contract/conversations.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { staffRefs } from "../../accounts/index.ts";
import { ofVisibleCases } from "../case-access.ts";
import { forOutbox } from "../reading/present.ts";
import { listOutbox } from "../store/outbox.ts";

/** The lists of the outbox and what is in each. */
export const outboxLists = {
  waiting: ["scheduled", "queued", "sending"],
  failed: ["failed"],
  bounced: ["bounced"],
  sent: ["sent", "delivered", "read"],
} as const satisfies Record<string, readonly DeliveryState[]>;
export type OutboxList = keyof typeof outboxLists;

/** A page of the outbox, newest first, without what belongs to cases that the actor may not see. */
export async function showOutbox(
  ctx: Ctx,
  query: { state: OutboxList; cursor?: string; limit?: number },
): Promise<{ items: OutboxRow[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const before = readCursor(query.cursor, ["number"])?.[0] ?? null;
  const rows = await listOutbox(ctx.db, { states: outboxLists[query.state], before, limit: limit + 1 });
  const { items, next } = pageOf(rows, limit, (row) => [row.id]);
  const authors = await staffRefs(
    ctx,
    items.flatMap((row) => row.authorId ?? []),
  );
  const seen = await ofVisibleCases(ctx, items);
  return { items: seen.map((row) => forOutbox(row, authors)), next };
}
