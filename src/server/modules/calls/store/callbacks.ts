import { sql } from "kysely";
import type { AttemptOutcome } from "../../../../shared/contract/callbacks.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** Who promises a callback in this case, or of this team, waits until the transaction ends. */
export async function lockBookings(trx: Database, of: { caseId: number } | { teamId: number }): Promise<void> {
  const name = "caseId" in of ? `callback-case ${of.caseId}` : `callback-team ${of.teamId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}

/** How many callbacks are promised, or held for callers, in each of these slots of a team; slots without any are absent. */
export async function countBookings(
  db: Database,
  teamId: number,
  slots: readonly Date[],
): Promise<Map<number, number>> {
  if (slots.length === 0) return new Map();
  const { rows } = await sql<{ slotAt: Date; n: number }>`
    select slot_at, count(*)::int as n from (
      select slot_at from callback_bookings
      where team_id = ${teamId} and slot_at = any(${[...slots]}::timestamptz[]) and released_at is null
      union all
      select slot_at from callback_holds
      where team_id = ${teamId} and slot_at = any(${[...slots]}::timestamptz[]) and promised_at is null
    ) taken
    group by slot_at
  `.execute(db);
  return new Map(rows.map(({ slotAt, n }) => [slotAt.getTime(), n]));
}

/** Notes in which slot a promise is to be kept, also where it was in another. */
export async function writeBooking(
  trx: Database,
  { promiseId, teamId, slotAt }: { promiseId: number; teamId: number; slotAt: Date },
): Promise<void> {
  await sql`
    insert into callback_bookings (promise_id, team_id, slot_at) values (${promiseId}, ${teamId}, ${slotAt})
    on conflict (promise_id) do update set team_id = excluded.team_id, slot_at = excluded.slot_at, released_at = null
  `.execute(trx);
}

/** Puts a promise that has a slot into another one. */
export async function rebook(trx: Database, promiseId: number, slotAt: Date): Promise<void> {
  await sql`
    update callback_bookings set slot_at = ${slotAt} where promise_id = ${promiseId} and released_at is null
  `.execute(trx);
}

/** Makes room where a promise needs none any more. */
export async function releaseBooking(trx: Database, promiseId: number, now: Date): Promise<void> {
  await sql`
    update callback_bookings set released_at = ${now} where promise_id = ${promiseId} and released_at is null
  `.execute(trx);
}

export type AttemptRow = { at: Date; outcome: string; staffId: number | null; note: string | null };

/** What was tried for a promise: how often, and the last of it. */
export async function attemptsOf(
  db: Database,
  promises: readonly { id: number; caseId: number | null; since: Date }[],
): Promise<Map<number, { count: number; last: AttemptRow | null }>> {
  if (promises.length === 0) return new Map();
  const { rows } = await sql<AttemptRow & { id: number; n: number }>`
    select p.id, t.* from unnest(
      ${promises.map(({ id }) => id)}::bigint[], ${promises.map(({ caseId }) => caseId)}::bigint[],
      ${promises.map(({ since }) => since)}::timestamptz[]
    ) as p(id, case_id, since)
    cross join lateral (
      select count(*) over ()::int as n, tried.* from (
        select coalesce(a.at, k.started_at) as at, coalesce(a.outcome, k.outcome, k.state) as outcome,
          coalesce(a.staff_id, k.agent_id) as staff_id, a.note
        from calls k left join callback_attempts a on a.promise_id = p.id and a.call_id = k.id
        where k.case_id = p.case_id and k.direction = 'out' and k.started_at >= p.since
        union all
        select a.at, a.outcome, a.staff_id, a.note from callback_attempts a
        where a.promise_id = p.id and a.call_id is null
      ) tried order by tried.at desc limit 1
    ) t
  `.execute(db);
  return new Map(rows.map(({ id, n, ...last }) => [id, { count: n, last }]));
}

/** Somebody's own newest call of a case since a time of which nobody wrote down what came of it. */
export async function callToRecord(
  db: Database,
  of: { promiseId: number; caseId: number; staffId: number; since: Date },
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select k.id from calls k
    where k.case_id = ${of.caseId} and k.direction = 'out' and k.started_at >= ${of.since} and k.agent_id = ${of.staffId}
      and not exists (select from callback_attempts a where a.promise_id = ${of.promiseId} and a.call_id = k.id)
    order by k.started_at desc limit 1
  `.execute(db);
  return rows[0]?.id ?? null;
}

export async function insertAttempt(
  trx: Database,
  attempt: {
    promiseId: number;
    callId: number | null;
    staffId: number;
    at: Date;
    outcome: AttemptOutcome;
    note: string | null;
  },
): Promise<void> {
  await trx.insertInto("callbackAttempts").values(attempt).execute();
}
