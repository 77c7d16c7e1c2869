import { sql } from "kysely";
import type { RuleAction } from "../../../../shared/contract/rules.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { mayReadCase } from "../../cases/index.ts";

export type FiringFacts = {
  id: number;
  ruleId: number;
  version: number;
  caseId: number;
  customerId: number;
  at: Date;
  eventId: number | null;
  trigger: string;
  since: Date | null;
  chain: number[];
  state: "pending" | "done" | "failed" | "stopped";
  stoppedBy: "depth" | "too_many" | null;
};
export type NewFiring = Omit<FiringFacts, "id" | "at"> & { actions: readonly RuleAction[] };

export type ActionRow = {
  firingId: number;
  position: number;
  action: RuleAction;
  state: "pending" | "done" | "skipped" | "failed";
  outcome: { skipped?: string; error?: { code: string; params: Record<string, unknown>; message: string } };
  attempts: number;
  durationMs: number | null;
  at: Date | null;
};

/**
 * Writes firings with their actions, in order. One that is there already for its event, or its version and the state of the
 * case, is left out.
 * @returns what was written
 */
export async function insertFirings(trx: Database, firings: readonly NewFiring[], at: Date): Promise<FiringFacts[]> {
  const rows = firings.map((firing, n) => ({
    n,
    rule_id: firing.ruleId,
    version: firing.version,
    case_id: firing.caseId,
    customer_id: firing.customerId,
    event_id: firing.eventId,
    trigger: firing.trigger,
    since: firing.since,
    chain: firing.chain,
    state: firing.state,
    stopped_by: firing.stoppedBy,
  }));
  const { rows: made } = await sql<FiringFacts>`
    insert into rule_firings (rule_id, version, case_id, customer_id, at, event_id, trigger, since, chain, state, stopped_by, finished_at)
    select rule_id, version, case_id, customer_id, ${at}::timestamptz, event_id, trigger, since,
      array(select json_array_elements_text(chain)::bigint), state, stopped_by,
      case when state = 'stopped' then ${at}::timestamptz end
    from json_to_recordset(${jsonRows(rows)}::json) as f(n integer, rule_id bigint, version integer, case_id bigint,
      customer_id bigint, event_id bigint, trigger text, since timestamptz, chain json, state text, stopped_by text)
    order by n
    on conflict do nothing
    returning id, rule_id, version, case_id, customer_id, at, event_id, trigger, since, chain, state, stopped_by
  `.execute(trx);
  const actions = made
    .filter(({ state }) => state === "pending")
    .flatMap((firing) => {
      const asked = firings.find(({ ruleId, caseId }) => ruleId === firing.ruleId && caseId === firing.caseId)!;
      return asked.actions.map((action, position) => ({ firing_id: firing.id, position, action }));
    });
  if (actions.length > 0) {
    await sql`
      insert into rule_firing_actions (firing_id, position, action, state)
      select firing_id, position, action, 'pending'
      from json_to_recordset(${jsonRows(actions)}::json) as a(firing_id bigint, position integer, action jsonb)
    `.execute(trx);
  }
  return made.sort((a, b) => a.id - b.id);
}

/** Lets nobody else in until the transaction ends who counts the firings of one of these cases. */
export async function lockCounts(trx: Database, caseIds: readonly number[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('rules of case ' || id, 0))
    from (select unnest(${[...caseIds]}::bigint[]) as id order by 1) c
  `.execute(trx);
}

/** How often rules fired in these cases since a time, and how often they were stopped for firing too often. */
export async function countFirings(
  trx: Database,
  caseIds: readonly number[],
  since: Date,
): Promise<Map<number, { fired: number; stopped: number }>> {
  const { rows } = await sql<{ caseId: number; fired: number; stopped: number }>`
    select case_id, count(*) filter (where state <> 'stopped')::int as fired,
      count(*) filter (where stopped_by = 'too_many')::int as stopped
    from rule_firings where case_id = any(${[...caseIds]}::bigint[]) and at > ${since} group by case_id
  `.execute(trx);
  return new Map(rows.map(({ caseId, ...counts }) => [caseId, counts]));
}

/** The rules whose effects led to a firing, itself last. */
export async function chainOfFiring(db: Database, firingId: number): Promise<number[]> {
  const { rows } = await sql<{ chain: number[] }>`select chain from rule_firings where id = ${firingId}`.execute(db);
  return rows[0]?.chain ?? [];
}

/** How many replies of rules went to a customer since a time. */
export async function repliesTo(
  db: Database,
  { customerId, since }: { customerId: number; since: Date },
): Promise<{ caseId: number; ruleId: number }[]> {
  const { rows } = await sql<{ caseId: number; ruleId: number }>`
    select f.case_id, f.rule_id from rule_firings f
    join rule_firing_actions a on a.firing_id = f.id and a.action ->> 'do' = 'reply' and a.state = 'done'
    where f.customer_id = ${customerId} and f.at > ${since} limit 100
  `.execute(db);
  return rows;
}

export async function findFirings(db: Database, ids: readonly number[]): Promise<FiringFacts[]> {
  const { rows } = await sql<FiringFacts>`
    select * from rule_firings where id = any(${[...ids]}::bigint[]) order by id
  `.execute(db);
  return rows;
}

/** The actions of firings, in order. */
export async function findActions(db: Database, firingIds: readonly number[]): Promise<ActionRow[]> {
  const { rows } = await sql<ActionRow>`
    select * from rule_firing_actions where firing_id = any(${[...firingIds]}::bigint[]) order by firing_id, position
  `.execute(db);
  return rows;
}

/** An action, if it still is to be done: locked, so that it is done by one only. */
export async function lockAction(
  trx: Database,
  { firingId, position }: { firingId: number; position: number },
): Promise<ActionRow | undefined> {
  const { rows } = await sql<ActionRow>`
    select * from rule_firing_actions
    where firing_id = ${firingId} and position = ${position} and state = 'pending' for update
  `.execute(trx);
  return rows[0];
}

/**
 * Notes what came of an action that still is to be done. What another worker has done meanwhile stays done: a late note
 * that it failed would have it done twice.
 */
export async function writeOutcome(
  trx: Database,
  row: Pick<ActionRow, "firingId" | "position" | "state" | "outcome" | "attempts" | "durationMs">,
  at: Date,
): Promise<void> {
  await sql`
    update rule_firing_actions set state = ${row.state}, outcome = ${JSON.stringify(row.outcome)}::jsonb,
      attempts = ${row.attempts}, duration_ms = ${row.durationMs}, at = ${at}
    where firing_id = ${row.firingId} and position = ${row.position} and state = 'pending'
  `.execute(trx);
}

/** Closes a firing of which no action is to be done any more. */
export async function finishFiring(trx: Database, firingId: number, at: Date): Promise<void> {
  await sql`
    update rule_firings f set finished_at = ${at},
      state = case when exists (select from rule_firing_actions a where a.firing_id = f.id and a.state = 'failed')
        then 'failed' else 'done' end
    where f.id = ${firingId} and f.state = 'pending'
      and not exists (select from rule_firing_actions a where a.firing_id = f.id and a.state = 'pending')
  `.execute(trx);
}

/** Makes the failed actions of a firing due again. @returns how many there were */
export async function reopenFailed(trx: Database, firingId: number): Promise<number> {
  const { rows } = await sql`
    update rule_firing_actions set state = 'pending', outcome = '{}', attempts = 0
    where firing_id = ${firingId} and state = 'failed' returning 1
  `.execute(trx);
  if (rows.length > 0) {
    await sql`update rule_firings set state = 'pending', finished_at = null where id = ${firingId}`.execute(trx);
  }
  return rows.length;
}

/** The log, newest first, of cases that the actor may see. */
export async function listFirings(
  ctx: Ctx,
  page: { ruleId?: number; caseId?: number; state?: string; before: number | null; limit: number },
): Promise<FiringFacts[]> {
  const { rows } = await sql<FiringFacts>`
    select f.* from rule_firings f
    where (${page.before}::bigint is null or f.id < ${page.before}::bigint)
      ${page.ruleId === undefined ? sql`` : sql`and f.rule_id = ${page.ruleId}`}
      ${page.caseId === undefined ? sql`` : sql`and f.case_id = ${page.caseId}`}
      ${page.state === undefined ? sql`` : sql`and f.state = ${page.state}`}
      and ${mayReadCase(ctx.actor, sql.ref("f.case_id"))}
    order by f.id desc limit ${page.limit}
  `.execute(ctx.db);
  return rows;
}

/** When each rule fired last in a case that the actor may see. */
export async function lastFirings(ctx: Ctx, ruleIds: readonly number[]): Promise<Map<number, Date>> {
  const { rows } = await sql<{ ruleId: number; at: Date }>`
    select r.id as rule_id, f.at from unnest(${[...ruleIds]}::bigint[]) as r(id)
    cross join lateral (
      select f.at from rule_firings f
      where f.rule_id = r.id and f.state <> 'stopped' and ${mayReadCase(ctx.actor, sql.ref("f.case_id"))}
      order by f.id desc limit 1
    ) f
  `.execute(ctx.db);
  return new Map(rows.map(({ ruleId, at }) => [ruleId, at]));
}
