import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type KeptRaw = {
  id: number;
  rawSha256: string;
  messageId: number | null;
  receivedAt: Date;
  /** understood or refused, and when; null for what is still to be settled */
  settledAt: Date | null;
};

/** Deliveries whose bytes are in the file store, oldest first, after an id, held until the transaction ends. */
export async function lockKeptRaw(db: Database, page: { after: number; limit: number }): Promise<KeptRaw[]> {
  const { rows } = await sql<KeptRaw>`
    select id, raw_sha256, message_id, received_at,
      case when state in ('done', 'refused') then coalesce(done_at, received_at) end as settled_at
    from intake where raw_removed_at is null and id > ${page.after}
    order by id limit ${page.limit} for no key update skip locked
  `.execute(db);
  return rows;
}

/** Notes that the bytes of these deliveries are gone. */
export async function markRawRemoved(db: Database, ids: readonly number[], at: Date): Promise<void> {
  await db
    .updateTable("intake")
    .set({ rawRemovedAt: at })
    .where("id", "in", [...ids])
    .execute();
}
