import { sql } from "kysely";
import type { Database } from "../db/pool.ts";
import type { EventRow } from "./define-event.ts";

/** The facts of these types about these cases, in the order in which they were written. */
export async function eventsOfCases(
  db: Database,
  caseIds: readonly number[],
  types: readonly string[],
): Promise<EventRow[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await sql<EventRow>`
    select id, xid::text as xid, type, at, actor_kind, actor_id, actor_name, case_id, customer_id, data
    from events
    where case_id = any(${[...caseIds]}::bigint[]) and type = any(${[...types]}::text[])
    order by id
  `.execute(db);
  return rows;
}

/** The types of events, by their ids. */
export async function typesOfEvents(db: Database, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: number; type: string }>`
    select id, type from events where id = any(${[...ids]}::bigint[])
  `.execute(db);
  return new Map(rows.map(({ id, type }) => [id, type]));
}
