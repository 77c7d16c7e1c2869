import { sql } from "kysely";
import type { Actor } from "../../../kernel/ctx.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { visibleRows } from "../can-see.ts";

/** Cases opened since a time, newest first. */
export async function idsOpenedSince(
  db: Database,
  { since, limit, actor }: { since: Date; limit: number; actor: Actor },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select c.id from cases c
    where c.opened_at >= ${since} and c.merged_into is null and ${visibleRows(actor)}
    order by c.id desc limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}
