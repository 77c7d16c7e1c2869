import type { IntakeRow } from "../../../shared/contract/channels.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../kernel/db/paging.ts";
import { accountRefs, casesOfMessages } from "../conversations/index.ts";
import { type DeliveryFacts, type DeliveryState, listDeliveries } from "./store/listing.ts";

/** What came in, newest first: the screen on which nothing that failed can hide. */
export async function listIntake(
  ctx: Ctx,
  query: { state?: DeliveryState | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: IntakeRow[]; next: string | null }> {
  const before = readCursor(query.cursor, ["number"])?.[0] ?? null;
  const rows = await listDeliveries(ctx.db, { state: query.state ?? null, before, limit: query.limit + 1 });
  const { items, next } = pageOf(rows, query.limit, (row) => [row.id]);
  return { items: await presentDeliveries(ctx, items), next };
}

/** Deliveries for those who may see the intake; their contents are not part of it. */
export async function presentDeliveries(ctx: Ctx, rows: readonly DeliveryFacts[]): Promise<IntakeRow[]> {
  const [accounts, cases] = await Promise.all([
    accountRefs(ctx, [...new Set(rows.map((row) => row.accountId))]),
    casesOfMessages(
      ctx,
      rows.flatMap((row) => row.messageId ?? []),
    ),
  ]);
  return rows.map((row) => ({
    id: row.id,
    account: accounts.get(row.accountId) ?? null,
    state: row.state,
    externalId: row.externalId,
    error: row.error,
    attempts: row.attempts,
    size: row.size,
    receivedAt: row.receivedAt.toISOString(),
    doneAt: row.doneAt?.toISOString() ?? null,
    caseId: row.messageId === null ? null : (cases.get(row.messageId) ?? null),
  }));
}
