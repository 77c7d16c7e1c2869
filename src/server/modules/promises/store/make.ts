import { sql } from "kysely";
import type { PromiseState } from "../../../../shared/contract/promises.ts";
import type { Actor } from "../../../kernel/ctx.ts";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Alarm } from "./promise-facts.ts";

/** A promise ready to be written. */
export type NewPromise = {
  kind: string;
  caseId: number | null;
  customerId: number;
  promisorKind: string;
  promisorId: number | null;
  words: string | null;
  source: string;
  policyId: number | null;
  policyVersion: number | null;
  calendarId: number | null;
  calendarVersion: number | null;
  businessMs: number | null;
  startedAt: Date;
  notBefore: Date | null;
  dueAt: Date;
  ladder: readonly Alarm[];
  nextAt: string | null;
  ownerId: number | null;
  teamId: number | null;
  /** what the log keeps of its making */
  log: Record<string, unknown>;
  /** not made where the case has a promise of one of these kinds in one of these states */
  unless: { kinds: readonly string[]; states: readonly PromiseState[] } | null;
};

/**
 * Writes promises and the first line of each one's log, in one statement, whose text is the same for any number.
 * @returns the ids in the order of `promises`; null for one that was not to be made
 */
export async function insertPromises(
  trx: Database,
  promises: readonly NewPromise[],
  actor: Actor,
  now: Date,
): Promise<(number | null)[]> {
  const records = promises.map((promise, n) => ({
    n,
    kind: promise.kind,
    case_id: promise.caseId,
    customer_id: promise.customerId,
    promisor_kind: promise.promisorKind,
    promisor_id: promise.promisorId,
    words: promise.words,
    source: promise.source,
    policy_id: promise.policyId,
    policy_version: promise.policyVersion,
    calendar_id: promise.calendarId,
    calendar_version: promise.calendarVersion,
    business_ms: promise.businessMs,
    started_at: promise.startedAt,
    not_before: promise.notBefore,
    due_at: promise.dueAt,
    ladder: promise.ladder,
    next_at: promise.nextAt,
    owner_id: promise.ownerId,
    team_id: promise.teamId,
    log: promise.log,
    unless_kinds: promise.unless?.kinds ?? null,
    unless_states: promise.unless?.states ?? null,
  }));
  const { rows } = await sql<{ id: number; n: number }>`
    /* prepared */ with given as materialized (
      select nextval('promises_id_seq') as id, r.*
      from jsonb_to_recordset(${jsonRows(records)}::jsonb) as r(
        n integer, kind text, case_id bigint, customer_id bigint, promisor_kind text, promisor_id bigint, words text,
        source text, policy_id bigint, policy_version integer, calendar_id bigint, calendar_version integer,
        business_ms bigint, started_at timestamptz, not_before timestamptz, due_at timestamptz, ladder jsonb,
        next_at timestamptz, owner_id bigint, team_id bigint, log jsonb, unless_kinds text[], unless_states text[])
      where r.unless_kinds is null or not exists (
        select from promises p
        where p.case_id = r.case_id and p.state = any (r.unless_states) and p.kind = any (r.unless_kinds))
    ), made as (
      insert into promises (id, kind, case_id, customer_id, promisor_kind, promisor_id, words, source, policy_id,
        policy_version, calendar_id, calendar_version, business_ms, made_at, started_at, not_before, due_at, ladder,
        next_at, owner_id, team_id)
      select id, kind, case_id, customer_id, promisor_kind, promisor_id, words, source, policy_id, policy_version,
        calendar_id, calendar_version, business_ms, ${now}::timestamptz, started_at, not_before, due_at, ladder, next_at,
        owner_id, team_id
      from given
    ), logged as (
      insert into promise_log (promise_id, at, kind, actor_kind, actor_id, actor_name, data)
      select id, ${now}::timestamptz, 'made', ${actor.kind}::text, ${actor.id}::bigint, ${actor.name}::text, log
      from given
    )
    select id, n from given
  `.execute(trx);
  const byPlace = new Map(rows.map((row) => [row.n, row.id]));
  return promises.map((_, n) => byPlace.get(n) ?? null);
}
