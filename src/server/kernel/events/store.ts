import { sql } from "kysely";
import { jsonRows } from "../db/json-rows.ts";
import type { Database } from "../db/pool.ts";
import type { EventRow } from "./define-event.ts";

export type NewEvent = Omit<EventRow, "id" | "xid">;

/** A reader's place: everything up to and including this row has been read. */
export type Cursor = { xid: string; id: number };

/** Writes facts in the caller's transaction. */
export async function insertEvents(db: Database, events: readonly NewEvent[]): Promise<void> {
  // One JSON parameter keeps the statement the same for any number of rows, so that it is prepared once.
  await sql`
    /* prepared */ insert into events (type, at, actor_kind, actor_id, actor_name, case_id, customer_id, data)
    select type, at, actor_kind, actor_id, actor_name, case_id, customer_id, data
    from json_to_recordset(${jsonRows(events.map(toRecord))}::json)
      as e(type text, at timestamptz, actor_kind text, actor_id bigint, actor_name text, case_id bigint, customer_id bigint, data jsonb)
  `.execute(db);
}

function toRecord(event: NewEvent) {
  return {
    type: event.type,
    at: event.at,
    actor_kind: event.actorKind,
    actor_id: event.actorId,
    actor_name: event.actorName,
    case_id: event.caseId,
    customer_id: event.customerId,
    data: event.data ?? {},
  };
}

/** The place after which nothing has been committed yet, for a reader that starts now. */
export async function currentCursor(db: Database): Promise<Cursor> {
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(db);
  // Transactions from xmin on may still commit; everything of older ones is already visible and is not news.
  return { xid: String(BigInt(rows[0]!.xid) - 1n), id: Number.MAX_SAFE_INTEGER };
}

/**
 * The facts after a place, in the reading order, without a gap: rows of transactions that may still be overtaken by an
 * older running one are held back.
 *
 * @returns the rows, and `held`: true when there are committed rows that must wait for older transactions
 */
export async function readEvents(
  db: Database,
  after: Cursor,
  limit: number,
): Promise<{ events: EventRow[]; held: boolean }> {
  // Ordered by the columns by name: a bare xid is the text of the output, in which 10 stands before 9.
  const { rows } = await sql<EventRow & { settled: boolean }>`
    /* prepared */ select id, xid::text as xid, type, at, actor_kind, actor_id, actor_name, case_id, customer_id, data,
      xid < pg_snapshot_xmin(pg_current_snapshot()) as settled
    from events
    where (xid, id) > (${after.xid}::text::xid8, ${after.id}::bigint)
    order by events.xid, events.id
    limit ${sql.lit(limit)}
  `.execute(db);
  const firstUnsettled = rows.findIndex((row) => !row.settled);
  const settled = firstUnsettled === -1 ? rows : rows.slice(0, firstUnsettled);
  return { events: settled.map(({ settled: _, ...event }) => event), held: firstUnsettled !== -1 };
}

/** Compares two places in the reading order: negative when `a` is before `b`. */
export function compareCursors(a: Cursor, b: Cursor): number {
  const byXid = BigInt(a.xid) - BigInt(b.xid);
  return byXid === 0n ? a.id - b.id : byXid < 0n ? -1 : 1;
}

/** A durable reader's place, made at the present end when the reader is new; locked until the transaction ends. */
export async function lockCursor(trx: Database, reader: string): Promise<Cursor | null> {
  const found = await sql<{ xid: string; id: number }>`
    /* prepared */ select xid::text as xid, id from event_cursors where reader = ${reader} for update skip locked
  `.execute(trx);
  return found.rows[0] ?? null;
}

/** Makes a durable reader known, starting at the very first event; does nothing when it is. */
export async function ensureCursor(db: Database, reader: string): Promise<void> {
  await sql`insert into event_cursors (reader, xid, id) values (${reader}, '0'::xid8, 0) on conflict do nothing`.execute(
    db,
  );
}

/** Moves a durable reader on, in the transaction in which it did its work. */
export async function moveCursor(trx: Database, reader: string, to: Cursor): Promise<void> {
  await sql`
    /* prepared */ update event_cursors set xid = ${to.xid}::text::xid8, id = ${to.id} where reader = ${reader}
  `.execute(trx);
}
