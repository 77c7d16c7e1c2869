import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { CaseFacts } from "./case-facts.ts";

/**
 * Folds one locked case into another: the more urgent priority, both tags, both counts, the earlier wait. The other
 * one is closed and points to it; cases merged into it earlier keep pointing through it.
 */
export async function writeMerge(
  trx: Database,
  { caseId, otherId }: { caseId: number; otherId: number },
  now: Date,
): Promise<CaseFacts> {
  const { rows } = await sql<CaseFacts>`
    update cases c set
      priority = greatest(c.priority, o.priority),
      tags = c.tags || array(select t from unnest(o.tags) t where t <> all (c.tags)),
      contact_count = c.contact_count + o.contact_count,
      awaiting_since = case when c.category in ('solved', 'closed', 'waiting_customer') then c.awaiting_since
        else least(c.awaiting_since, o.awaiting_since) end,
      opened_at = least(c.opened_at, o.opened_at),
      last_message_at = greatest(c.last_message_at, o.last_message_at),
      updated_at = greatest(c.updated_at, ${now}::timestamptz),
      version = c.version + 1
    from cases o where c.id = ${caseId} and o.id = ${otherId}
    returning c.*
  `.execute(trx);
  await sql`
    update cases set
      merged_into = ${caseId},
      category = 'closed',
      status_id = (select id from case_statuses where category = 'closed' and is_default),
      awaiting_since = null,
      snoozed_until = null,
      solved_at = coalesce(solved_at, ${now}::timestamptz),
      closed_at = coalesce(closed_at, ${now}::timestamptz),
      updated_at = greatest(updated_at, ${now}::timestamptz),
      version = version + 1
    where id = ${otherId}
  `.execute(trx);
  return rows[0]!;
}
