import { sql } from "kysely";
import type { Database } from "../db/pool.ts";
import type { EventRow } from "./define-event.ts";

/** How many facts are looked through for those of the types asked for. */
const REACH = 200_000;

/** The newest facts of these types about cases since a time, newest first, among the last ones that there are. */
export async function latestEvents(
  db: Database,
  { types, since, limit }: { types: readonly string[]; since: Date; limit: number },
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select id, xid::text as xid, type, at, actor_kind, actor_id, actor_name, case_id, customer_id, data
    from events
    where id > (select max(id) - ${REACH} from events) and case_id is not null and at >= ${since}
      and type = any(${[...types]}::text[])
    order by id desc limit ${limit}
  `.execute(db);
  return rows;
}
