import { type RawBuilder, sql } from "kysely";
import type { Database } from "../db/pool.ts";
import type { EventRow } from "./define-event.ts";

/**
 * What happened to a person, newest first, older than `before`. `without` leaves out the types that begin so, `visible` those
 * for which the condition on rows of `events` does not hold.
 */
export async function eventsOfCustomer(
  db: Database,
  page: {
    customerId: number;
    before: { at: Date; id: number };
    limit: number;
    without: string;
    visible: RawBuilder<boolean>;
  },
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select id, xid::text as xid, type, at, actor_kind, actor_id, actor_name, case_id, customer_id, data
    from events
    where customer_id = ${page.customerId} and (at, id) < (${page.before.at}::timestamptz, ${page.before.id}::bigint)
      and not starts_with(type, ${page.without}) and ${page.visible}
    order by at desc, id desc
    limit ${page.limit}
  `.execute(db);
  return rows;
}

/** Makes the facts of one person another's: the owner changes, the fact does not. */
export async function giveEvents(db: Database, from: number, to: number): Promise<void> {
  await sql`update events set customer_id = ${to} where customer_id = ${from}`.execute(db);
}

/** Gives the facts of these cases, and these facts, to another, as far as `from` has them. */
export async function giveEventsBack(
  db: Database,
  give: { from: number; to: number; caseIds: readonly number[]; ids: readonly number[] },
): Promise<void> {
  await sql`
    update events set customer_id = ${give.to}
    where customer_id = ${give.from}
      and (case_id = any(${give.caseIds}::bigint[]) or id = any(${give.ids}::bigint[]))
  `.execute(db);
}

/** The facts of a person that belong to no case. */
export async function caselessEvents(db: Database, customerId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from events where customer_id = ${customerId} and case_id is null
  `.execute(db);
  return rows.map((row) => row.id);
}
