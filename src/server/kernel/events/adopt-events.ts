import { sql } from "kysely";
import type { Database } from "../db/pool.ts";
import type { Log } from "../log.ts";

/**
 * Makes events readable that were written on another server: restored from a dump, or copied by replication. Transaction
 * numbers begin anew there, so that those of the events lie in its future: they would be held back for ever, and new
 * events, with small numbers, would stand before the readers' places and never be read.
 *
 * The events get numbers that are surely in the past, and the readers places among them: each goes on with exactly what
 * it had not read yet. Costs one look-up in an index where nothing is to be done.
 */
export async function adoptEvents(db: Database, log: Log): Promise<void> {
  const foreign = sql<{ foreign: boolean }>`
    select exists (select from events where xid >= pg_snapshot_xmax(pg_current_snapshot()))
      or exists (select from event_cursors where xid >= pg_snapshot_xmax(pg_current_snapshot())) as foreign
  `;
  if (!(await foreign.execute(db)).rows[0]!.foreign) return;
  await db.transaction().execute(async (trx) => {
    await sql`lock table events, event_cursors in exclusive mode`.execute(trx);
    // Another node may have done it while this one waited.
    if (!(await foreign.execute(trx)).rows[0]!.foreign) return;
    log.warn("The events come from another database server: their order is carried over.");
    // All that lies between the places of two readers gets one number; within it the id decides.
    await sql`
      update events e set xid = (
        select 1 + count(*) from (select distinct xid, id from event_cursors) c where (c.xid, c.id) < (e.xid, e.id)
      )::text::xid8
    `.execute(trx);
    await sql`
      update event_cursors c set xid = placed.number::text::xid8, id = ${Number.MAX_SAFE_INTEGER}
      from (select reader, dense_rank() over (order by xid, id) as number from event_cursors) placed
      where placed.reader = c.reader
    `.execute(trx);
  });
}
