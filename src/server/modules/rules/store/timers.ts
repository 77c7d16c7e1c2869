import { sql } from "kysely";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type Timer = { ruleId: number; caseId: number; since: Date };
export type RunningTimer = Timer & { nextAt: Date };

/**
 * Starts timers, in the order of their rules and cases. One that runs for the same `since` stays as it is, fired or not; a
 * later `since` starts it anew. With `keep`, one that runs stays in any case.
 */
export async function startTimers(trx: Database, timers: readonly (RunningTimer & { keep: boolean })[]): Promise<void> {
  if (timers.length === 0) return;
  const rows = timers
    .toSorted((a, b) => a.ruleId - b.ruleId || a.caseId - b.caseId)
    .map(({ ruleId, caseId, since, nextAt, keep }) => ({
      rule_id: ruleId,
      case_id: caseId,
      since,
      next_at: nextAt,
      keep,
    }));
  const json = jsonRows(rows);
  const from = sql`from json_to_recordset(${json}::json)
    as t(rule_id bigint, case_id bigint, since timestamptz, next_at timestamptz, keep boolean)`;
  await sql`
    insert into rule_timers as r (rule_id, case_id, since, next_at)
    select rule_id, case_id, since, next_at ${from} where not keep
    on conflict (rule_id, case_id) do update set since = excluded.since, next_at = excluded.next_at
    where r.since < excluded.since
  `.execute(trx);
  await sql`
    insert into rule_timers (rule_id, case_id, since, next_at)
    select rule_id, case_id, since, next_at ${from} where keep
    on conflict (rule_id, case_id) do nothing
  `.execute(trx);
}

/** The timers of these cases, also those that fired and wait for a new `since`. */
export async function timersOfCases(db: Database, caseIds: readonly number[]): Promise<Timer[]> {
  const { rows } = await sql<Timer>`
    /* prepared */ select rule_id, case_id, since from rule_timers where case_id = any(${[...caseIds]}::bigint[])
  `.execute(db);
  return rows;
}

/** Stops the timers of these rules in a case. */
export async function stopTimers(trx: Database, caseId: number, ruleIds: readonly number[] | "all"): Promise<void> {
  const of = ruleIds === "all" ? sql`true` : sql`rule_id = any(${[...ruleIds]}::bigint[])`;
  await sql`delete from rule_timers where case_id = ${caseId} and ${of}`.execute(trx);
}

/** Stops all timers of a rule. */
export async function dropTimers(trx: Database, ruleId: number): Promise<void> {
  await sql`delete from rule_timers where rule_id = ${ruleId}`.execute(trx);
}

/** The timers whose time has come, earliest first, locked; those that somebody else holds are left to them. */
export async function lockDueTimers(trx: Database, now: Date, limit: number): Promise<RunningTimer[]> {
  const { rows } = await sql<RunningTimer>`
    select rule_id, case_id, since, next_at from rule_timers
    where next_at <= ${now} order by next_at, rule_id, case_id limit ${limit} for update skip locked
  `.execute(trx);
  return rows;
}

/** Marks timers as fired: they wait for a new `since`. */
export async function markFired(trx: Database, timers: readonly Timer[]): Promise<void> {
  await sql`
    update rule_timers t set next_at = null
    from unnest(${timers.map((t) => t.ruleId)}::bigint[], ${timers.map((t) => t.caseId)}::bigint[]) as f(rule_id, case_id)
    where t.rule_id = f.rule_id and t.case_id = f.case_id
  `.execute(trx);
}

/** The next moment at which any timer is due, or null, and what time it is by the database's clock. */
export async function nextTimerAndTime(db: Database): Promise<{ next: Date | null; time: Date }> {
  const { rows } = await sql<{ next: Date | null; time: Date }>`
    /* prepared */ select min(next_at) as next, clock_timestamp() as time from rule_timers where next_at is not null
  `.execute(db);
  return rows[0]!;
}

/** The next moment at which any timer is due, or null. One look at the end of an index. */
export async function nextTimerAt(db: Database): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    /* prepared */ select min(next_at) as at from rule_timers where next_at is not null
  `.execute(db);
  return rows[0]!.at;
}
