import type { ChannelAccountView } from "../../../../shared/contract/channels.ts";
import { type Ctx, can } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { listAccounts } from "../store/accounts.ts";
import { presentAccounts } from "./present-account.ts";

/** The accounts by age. Who does not manage channels sees the active ones, to choose whom to answer as. */
export async function listChannelAccounts(
  ctx: Ctx,
  query: { cursor?: string; limit?: number },
): Promise<{ items: ChannelAccountView[]; next: string | null }> {
  const manages = can(ctx.actor, "channels:manage");
  const limit = query.limit ?? 50;
  const after = readCursor(query.cursor, ["number"])?.[0] ?? 0;
  const rows = await listAccounts(ctx.db, { activeOnly: !manages, after, limit: limit + 1 });
  const { items, next } = pageOf(rows, limit, (row) => [row.id]);
  return { items: await presentAccounts(ctx, items, { settings: manages }), next };
}
