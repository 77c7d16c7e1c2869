import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** Notes that two records are two persons. */
export async function insertDifferent(
  db: Database,
  pair: { a: number; b: number; staffId: number | null },
  at: Date,
): Promise<void> {
  await sql`
    insert into identity_different (low_id, high_id, staff_id, at)
    values (${Math.min(pair.a, pair.b)}, ${Math.max(pair.a, pair.b)}, ${pair.staffId}, ${at})
    on conflict do nothing
  `.execute(db);
}

/** Those who are known to be somebody else than this person. */
export async function differentFrom(db: Database, customerId: number): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select high_id as id from identity_different where low_id = ${customerId}
    union all select low_id from identity_different where high_id = ${customerId}
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}
