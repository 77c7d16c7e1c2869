import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** Per case, when the newest message of a person came in, and when the newest of a person of ours went out. */
export async function lastWords(
  db: Database,
  caseIds: readonly number[],
): Promise<{ caseId: number; customer: Date | null; ours: Date | null }[]> {
  const { rows } = await sql<{ caseId: number; customer: Date | null; ours: Date | null }>`
    select case_id,
      max(created_at) filter (where direction = 'in' and auto_reply is null and kind <> 'bounce') as customer,
      max(coalesce(written_at, created_at)) filter (
        where direction = 'out' and not automatic and kind in ('reply', 'forward') and undone_at is null and lost_at is null
      ) as ours
    from messages where case_id = any(${[...caseIds]}::bigint[])
    group by case_id
  `.execute(db);
  return rows;
}

/** The newest message that came in a case. */
export async function lastIncoming(db: Database, caseId: number): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from messages where case_id = ${caseId} and direction = 'in' order by id desc limit 1
  `.execute(db);
  return rows[0]?.id ?? null;
}
