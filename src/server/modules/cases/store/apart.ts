import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

type Pair = { a: number; b: number };

/** Notes that two cases are about two matters. */
export async function insertApart(db: Database, { a, b }: Pair, staffId: number | null, at: Date): Promise<void> {
  await sql`
    insert into cases_apart (low_id, high_id, staff_id, at)
    values (${Math.min(a, b)}, ${Math.max(a, b)}, ${staffId}, ${at})
    on conflict do nothing
  `.execute(db);
}

/** Takes back what was said of two cases, or of those that became part of them. */
export async function deleteApart(db: Database, one: readonly number[], other: readonly number[]): Promise<void> {
  await sql`
    delete from cases_apart
    where (low_id = any(${[...one]}::bigint[]) and high_id = any(${[...other]}::bigint[]))
      or (low_id = any(${[...other]}::bigint[]) and high_id = any(${[...one]}::bigint[]))
  `.execute(db);
}

/** The cases that somebody said are about something else than any of these. */
export async function apartFrom(db: Database, caseIds: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select high_id as id from cases_apart where low_id = any(${[...caseIds]}::bigint[])
    union select low_id from cases_apart where high_id = any(${[...caseIds]}::bigint[])
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}
