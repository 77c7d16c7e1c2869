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
  customerId: number | null;
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
 * Writes promises and the first line of each one's log, in one statement (migrations/0031).
 * @returns the ids in the order of `promises`; null for one that was not to be made
 */
export async function insertPromises(
  trx: Database,
  promises: readonly NewPromise[],
  actor: Actor,
  now: Date,
): Promise<(number | null)[]> {
  // Null is left out: reading the JSON is a good part of what the statement costs.
  const records = promises.map((promise, n) => ({
    n,
    kind: promise.kind,
    case_id: promise.caseId ?? undefined,
    customer_id: promise.customerId ?? undefined,
    promisor_kind: promise.promisorKind,
    promisor_id: promise.promisorId ?? undefined,
    words: promise.words ?? undefined,
    source: promise.source,
    policy_id: promise.policyId ?? undefined,
    policy_version: promise.policyVersion ?? undefined,
    calendar_id: promise.calendarId ?? undefined,
    calendar_version: promise.calendarVersion ?? undefined,
    business_ms: promise.businessMs ?? undefined,
    started_at: promise.startedAt,
    not_before: promise.notBefore ?? undefined,
    due_at: promise.dueAt,
    ladder: promise.ladder,
    next_at: promise.nextAt ?? undefined,
    owner_id: promise.ownerId ?? undefined,
    team_id: promise.teamId ?? undefined,
    log: promise.log,
    unless_kinds: promise.unless?.kinds,
    unless_states: promise.unless?.states,
  }));
  const { rows } = await sql<{ id: number; n: number }>`
    /* prepared */ select n, id from make_promises(${jsonRows(records)}, ${now}, ${actor.kind}, ${actor.id}, ${actor.name})
  `.execute(trx);
  const byPlace = new Map(rows.map((row) => [row.n, row.id]));
  return promises.map((_, n) => byPlace.get(n) ?? null);
}
