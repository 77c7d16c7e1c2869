import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** The letters to an executive, by id: all that ever were, or those that are not closed. */
export async function lettersTo(db: Database, addresseeId: number, which: "all" | "open"): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from cases
    where kind = 'executive' and addressee_id = ${addresseeId}
      and (${which} = 'all' or (merged_into is null and category <> 'closed'))
    order by id
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Writes to whom a locked letter is from now on. */
export async function writeAddressee(trx: Database, id: number, addresseeId: number, now: Date): Promise<void> {
  await sql`
    update cases set addressee_id = ${addresseeId}, updated_at = greatest(updated_at, ${now}::timestamptz),
      version = version + 1
    where id = ${id}
  `.execute(trx);
}
