import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { EventRow } from "../../../kernel/events/define-event.ts";

/**
 * The newest facts of a case and of those merged into it. A fact told of two cases is shown once, and a change of status
 * that has a fact of its own (solved, closed, reopened) is not shown a second time.
 */
export async function findLog(
  db: Database,
  page: { caseId: number; family: readonly number[]; before: number | null; limit: number },
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.* from unnest(${[...page.family]}::bigint[]) as f(id)
    cross join lateral (
      select id, xid::text as xid, type, at, actor_kind, actor_id, actor_name, case_id, customer_id, data from events
      where case_id = f.id and (${page.before}::bigint is null or id < ${page.before}::bigint)
        and not (type = 'cases.status_changed' and (data->>'to' in ('solved', 'closed') or data->>'from' in ('solved', 'closed')))
        and not (type = 'cases.merged' and case_id <> ${page.caseId} and (data->>'fromCaseId')::bigint = case_id)
      order by id desc limit ${page.limit}
    ) e
    order by e.id desc limit ${page.limit}
  `.execute(db);
  return rows;
}
