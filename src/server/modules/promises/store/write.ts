import { sql } from "kysely";
import type { Actor } from "../../../kernel/ctx.ts";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { PromiseLogKind } from "../ledger/policy.ts";
import type { PromiseFacts } from "./promise-facts.ts";

/** A line for the log. Lines are never changed or removed. */
export type NewLogLine = { promiseId: number; at: Date; kind: PromiseLogKind; data: Record<string, unknown> };

/** Writes locked promises as they are now, and what was done to them, in one statement. */
export async function writePromises(
  trx: Database,
  rows: readonly PromiseFacts[],
  log: readonly NewLogLine[],
  actor: Actor,
): Promise<void> {
  if (rows.length === 0 && log.length === 0) return;
  const changes = rows.map((row) => ({
    id: row.id,
    case_id: row.caseId,
    customer_id: row.customerId,
    state: row.state,
    due_at: row.dueAt,
    paused_for: row.pausedFor,
    ladder: row.ladder,
    ladder_step: row.ladderStep,
    next_at: row.nextAt,
    moved_count: row.movedCount,
    disputed_at: row.disputedAt,
    settled_at: row.settledAt,
    evidence_event_id: row.evidenceEventId,
    owner_id: row.ownerId,
    team_id: row.teamId,
  }));
  await sql`
    with changed as (
      update promises p set
        case_id = r.case_id, customer_id = r.customer_id, state = r.state, due_at = r.due_at, paused_for = r.paused_for,
        ladder = r.ladder, ladder_step = r.ladder_step, next_at = r.next_at, moved_count = r.moved_count,
        disputed_at = r.disputed_at, settled_at = r.settled_at, evidence_event_id = r.evidence_event_id,
        owner_id = r.owner_id, team_id = r.team_id
      from json_to_recordset(${jsonRows(changes)}::json) as r(
        id bigint, case_id bigint, customer_id bigint, state text, due_at timestamptz, paused_for text, ladder jsonb,
        ladder_step integer, next_at timestamptz, moved_count integer, disputed_at timestamptz, settled_at timestamptz,
        evidence_event_id bigint, owner_id bigint, team_id bigint)
      where p.id = r.id
    )
    ${insertLog(log, actor)}
  `.execute(trx);
}

/** Writes how far locked promises have rung, and that they did: what a ring changes and no more, for thousands come at once. */
export async function writeRings(
  trx: Database,
  rows: readonly PromiseFacts[],
  log: readonly NewLogLine[],
  actor: Actor,
): Promise<void> {
  if (rows.length === 0) return;
  const changes = rows.map(({ id, state, ladderStep, nextAt }) => ({
    ...{ id, state, ladder_step: ladderStep, next_at: nextAt },
  }));
  await sql`
    with changed as (
      update promises p set state = r.state, ladder_step = r.ladder_step, next_at = r.next_at
      from json_to_recordset(${jsonRows(changes)}::json)
        as r(id bigint, state text, ladder_step integer, next_at timestamptz)
      where p.id = r.id
    )
    ${insertLog(log, actor)}
  `.execute(trx);
}

/** Gives locked promises other words. */
export async function writeWords(trx: Database, ids: readonly number[], words: string): Promise<void> {
  await sql`update promises set words = ${words} where id = any(${[...ids]}::bigint[])`.execute(trx);
}

/** The statement that adds lines to the log, alone or after a `with`. */
function insertLog(log: readonly NewLogLine[], actor: Actor) {
  const lines = log.map(({ promiseId, at, kind, data }) => ({ promise_id: promiseId, at, kind, data }));
  return sql`
    insert into promise_log (promise_id, at, kind, actor_kind, actor_id, actor_name, data)
    select r.promise_id, r.at, r.kind, ${actor.kind}::text, ${actor.id}::bigint, ${actor.name}::text, r.data
    from rows from (json_to_recordset(${jsonRows(lines)}::json) as (
      promise_id bigint, at timestamptz, kind text, data jsonb)) with ordinality as r(promise_id, at, kind, data, n)
    order by r.n
  `;
}
