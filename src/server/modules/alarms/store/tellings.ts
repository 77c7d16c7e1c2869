import { sql } from "kysely";
import type { TellingState, TellingWay } from "../../../../shared/contract/alarms.ts";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** A ring as service levels announced it. */
export type Ring = {
  promiseId: number;
  kind: string;
  step: number;
  rung: string;
  ownerId: number | null;
  teamId: number | null;
  dueAt: string | null;
  ringsAt: string;
  isAhead: boolean;
  late: boolean;
  repeat: number;
};

/** To one person by mail or short message, or to one group. */
export type Addressee = { way: TellingWay; staffId: number | null; hookId: number | null };
export type TellingRow = Addressee & {
  id: number;
  ringEventId: number;
  caseId: number | null;
  promiseId: number;
  ring: Ring;
  state: TellingState;
  attempts: number;
  /** not before this time */
  nextAt: Date | null;
  madeAt: Date;
  settledAt: Date | null;
  detail: string | null;
};
export type AttemptRow = { tellingId: number; number: number; at: Date; outcome: string; detail: string | null };

/** What a telling is queued by. */
export type QueuedTelling = Addressee & { id: number };

/** Notes whom a ring is to be told, each once, whatever is run twice. @returns those that are new */
export async function insertTellings(
  trx: Database,
  { eventId, caseId, ring, at }: { eventId: number; caseId: number | null; ring: Ring; at: Date },
  to: readonly Addressee[],
): Promise<QueuedTelling[]> {
  if (to.length === 0) return [];
  const rows = to.map(({ way, staffId, hookId }) => ({ way, staff_id: staffId, hook_id: hookId }));
  const made = await sql<QueuedTelling>`
    insert into alarm_tellings (ring_event_id, way, staff_id, hook_id, case_id, promise_id, ring, made_at)
    select ${eventId}::bigint, r.way, r.staff_id, r.hook_id, ${caseId}::bigint, ${ring.promiseId}::bigint,
      ${JSON.stringify(ring)}::jsonb, ${at}::timestamptz
    from json_to_recordset(${jsonRows(rows)}::json) as r(way text, staff_id bigint, hook_id bigint)
    on conflict do nothing returning id, way, staff_id, hook_id
  `.execute(trx);
  return made.rows;
}

export async function findTelling(db: Database, id: number): Promise<TellingRow | undefined> {
  const { rows } = await sql<TellingRow>`select * from alarm_tellings where id = ${id}`.execute(db);
  return rows[0];
}

/** What else is to be told to the same person or group on the same way by now, oldest first. */
export async function findAlongside(
  db: Database,
  row: TellingRow,
  { now, limit }: { now: Date; limit: number },
): Promise<TellingRow[]> {
  const same = row.staffId === null ? sql`hook_id = ${row.hookId}` : sql`staff_id = ${row.staffId}`;
  const { rows } = await sql<TellingRow>`
    select * from alarm_tellings
    where state = 'waiting' and way = ${row.way} and ${same} and id <> ${row.id}
      and (next_at is null or next_at <= ${now})
    order by id limit ${limit}
  `.execute(db);
  return rows;
}

/** Writes an attempt down, and what became of the telling by it. */
export async function noteAttempt(
  trx: Database,
  { attempt, state }: { attempt: AttemptRow; state: TellingState },
): Promise<void> {
  await trx
    .insertInto("alarmAttempts")
    .values(attempt)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .updateTable("alarmTellings")
    .set({
      state,
      attempts: attempt.number,
      detail: attempt.detail,
      settledAt: state === "waiting" ? null : attempt.at,
    })
    .where("id", "=", attempt.tellingId)
    .execute();
}

/** Holds a telling back until a time. */
export async function holdTelling(db: Database, id: number, until: Date): Promise<void> {
  await db.updateTable("alarmTellings").set({ nextAt: until }).where("id", "=", id).execute();
}

/** Drops what needs not be told any more, with the reason as a word. */
export async function dropTelling(db: Database, id: number, reason: string, at: Date): Promise<void> {
  await db
    .updateTable("alarmTellings")
    .set({ state: "dropped", detail: reason, settledAt: at })
    .where("id", "=", id)
    .execute();
}

/** Tellings newest first, older than an id. */
export async function findTellings(
  db: Database,
  query: { before: number | null; state: TellingState | undefined; limit: number },
): Promise<TellingRow[]> {
  const { rows } = await sql<TellingRow>`
    select * from alarm_tellings
    where (${query.before}::bigint is null or id < ${query.before}::bigint)
      ${query.state ? sql`and state = ${query.state}` : sql``}
    order by id desc limit ${query.limit}
  `.execute(db);
  return rows;
}

export async function findAttempts(db: Database, tellingIds: readonly number[]): Promise<Map<number, AttemptRow[]>> {
  if (tellingIds.length === 0) return new Map();
  const { rows } = await sql<AttemptRow>`
    select * from alarm_attempts where telling_id = any(${[...tellingIds]}::bigint[]) order by telling_id, number
  `.execute(db);
  return Map.groupBy(rows, (row) => row.tellingId);
}

export async function deleteTellingsBefore(db: Database, before: Date): Promise<void> {
  await sql`delete from alarm_tellings where made_at < ${before}`.execute(db);
}
