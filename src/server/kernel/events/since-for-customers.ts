import { sql } from "kysely";
import type { Database } from "../db/pool.ts";
import type { EventRow } from "./define-event.ts";
import type { Cursor } from "./store.ts";

/**
 * The facts of these types about these persons after a place and up to another, in the reading order. A person's own
 * facts are few: whoever resumes costs no more on a desk of many.
 */
export async function eventsForCustomers(
  db: Database,
  between: { customerIds: readonly number[]; types: readonly string[]; after: Cursor; upTo: Cursor; limit: number },
): Promise<EventRow[]> {
  if (between.customerIds.length === 0) return [];
  const { after, upTo } = between;
  const { rows } = await sql<EventRow>`
    select id, xid::text as xid, type, at, actor_kind, actor_id, actor_name, case_id, customer_id, data from events
    where customer_id = any(${between.customerIds}::bigint[]) and type = any(${between.types}::text[])
      and (xid, id) > (${after.xid}::text::xid8, ${after.id}::bigint)
      and (xid, id) <= (${upTo.xid}::text::xid8, ${upTo.id}::bigint)
    order by events.xid, events.id limit ${between.limit}
  `.execute(db);
  return rows;
}
