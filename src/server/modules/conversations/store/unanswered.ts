import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** The first message of a person that no person of ours has answered since, per case. */
export async function firstUnanswered(
  db: Database,
  caseIds: readonly number[],
): Promise<{ caseId: number; at: Date }[]> {
  const { rows } = await sql<{ caseId: number; at: Date }>`
    select c.id as case_id, m.created_at as at
    from unnest(${[...caseIds]}::bigint[]) as c(id)
    cross join lateral (
      select created_at from messages
      where case_id = c.id and direction = 'in' and kind in ('message', 'imported') and auto_reply is null
        and id > coalesce((
          select max(id) from messages
          where case_id = c.id and direction = 'out' and not automatic and undone_at is null
            and lost_at is null
        ), 0)
      order by id limit 1
    ) m
  `.execute(db);
  return rows;
}
