import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type DeliveryState = "pending" | "done" | "failed" | "refused";
export type DeliveryFacts = {
  id: number;
  accountId: number;
  externalId: string;
  rawSha256: string;
  state: DeliveryState;
  attempts: number;
  error: string | null;
  messageId: number | null;
  receivedAt: Date;
  doneAt: Date | null;
  rawRemovedAt: Date | null;
  size: number;
};

const columns = sql`
  i.id, i.account_id, i.external_id, i.raw_sha256, i.state, i.attempts, i.error, i.message_id, i.received_at, i.done_at,
  i.raw_removed_at,
  f.size
`;

/** Each state's rows are few and indexed, but for `done`, which nearly all are: there the newest are found at once. */
const whereState: Record<DeliveryState, ReturnType<typeof sql>> = {
  pending: sql`i.state = 'pending'`,
  failed: sql`i.state in ('failed', 'refused') and i.state = 'failed'`,
  refused: sql`i.state in ('failed', 'refused') and i.state = 'refused'`,
  done: sql`i.state = 'done'`,
};

/** Deliveries of a state, or all, newest first, older than an id. */
export async function listDeliveries(
  db: Database,
  page: { state: DeliveryState | null; before: number | null; limit: number },
): Promise<DeliveryFacts[]> {
  const { rows } = await sql<DeliveryFacts>`
    select ${columns} from intake i join files f on f.sha256 = i.raw_sha256
    where i.id < ${page.before ?? Number.MAX_SAFE_INTEGER}::bigint ${page.state ? sql`and ${whereState[page.state]}` : sql``}
    order by i.id desc limit ${page.limit}
  `.execute(db);
  return rows;
}

/** One delivery, or undefined. */
export async function findDelivery(db: Database, id: number): Promise<DeliveryFacts | undefined> {
  const { rows } = await sql<DeliveryFacts>`
    select ${columns} from intake i join files f on f.sha256 = i.raw_sha256 where i.id = ${id}
  `.execute(db);
  return rows[0];
}

/** Makes a delivery that failed or was refused due again, as if it had just come. @returns false when it is neither, or its bytes are gone */
export async function requeue(db: Database, id: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("intake")
    .set({ state: "pending", attempts: 0, retryAt: null, error: null, doneAt: null })
    .where("id", "=", id)
    .where("state", "in", ["failed", "refused"])
    .where("rawRemovedAt", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export type IntakeFigures = { pending: number; failed: number; refused: number; oldestPendingAt: Date | null };

/** How much stands where. Pending ones are counted up to a limit: beyond it the number tells nothing more. */
export async function countDeliveries(db: Database): Promise<IntakeFigures> {
  const { rows } = await sql<IntakeFigures>`
    select
      (select count(*)::int from (select from intake where state = 'pending' limit 100000) p) as pending,
      count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state = 'refused')::int as refused,
      (select received_at from intake where state = 'pending' order by id limit 1) as oldest_pending_at
    from (select state from intake where state in ('failed', 'refused') limit 100000) settled
  `.execute(db);
  return rows[0]!;
}
