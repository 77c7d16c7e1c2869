import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { CaseFacts } from "./case-facts.ts";

/** The cases with these ids, in no order. */
export async function findCases(db: Database, ids: readonly number[]): Promise<CaseFacts[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CaseFacts>`select * from cases where id = any(${[...ids]}::bigint[])`.execute(db);
  return rows;
}

/**
 * The cases with these ids, locked until the transaction ends: always in the order of their ids, so that two who lock
 * several never wait for each other in a circle.
 */
export async function lockCases(trx: Database, ids: readonly number[]): Promise<CaseFacts[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CaseFacts>`
    select * from cases where id = any(${[...ids]}::bigint[]) order by id for no key update
  `.execute(trx);
  return rows;
}

/** For each case that was merged away, the case that now stands for it. */
export async function findMergeTargets(db: Database, ids: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; target: number }>`
    with recursive chain as (
      select id as id, id as target, merged_into from cases where id = any(${[...ids]}::bigint[])
      union all
      select chain.id, c.id, c.merged_into from chain join cases c on c.id = chain.merged_into
    )
    select id, target from chain where merged_into is null
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row.target]));
}

/** A case, the one it was merged into, and so on to the one that stands for it. */
export async function chainOf(db: Database, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive chain as (
      select id, merged_into from cases where id = ${id}
      union all
      select c.id, c.merged_into from chain join cases c on c.id = chain.merged_into
    )
    select id from chain
  `.execute(db);
  return rows.map((row) => row.id);
}

/** The case and all that were merged into it, also by way of others. */
export async function findMergedInto(db: Database, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive family as (
      select id from cases where id = ${id}
      union all
      select c.id from family join cases c on c.merged_into = family.id
    )
    select id from family
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Cases of these people that are not done, newest contact first; letters to executives are nobody else's to go on with. */
export async function findActiveCases(db: Database, customerIds: readonly number[]): Promise<CaseFacts[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<CaseFacts>`
    select * from cases
    where customer_id = any(${[...customerIds]}::bigint[]) and merged_into is null and kind <> 'executive'
      and category in ('new', 'open', 'waiting_customer', 'waiting_partner')
    order by last_message_at desc, id desc
  `.execute(db);
  return rows;
}

/**
 * Cases that have been solved since before a time, the oldest first.
 * @param told what was solved until then counts from an earlier time
 */
export async function findSolvedBefore(
  db: Database,
  before: Date,
  told: { until: Date; before: Date } | null,
  limit: number,
): Promise<number[]> {
  const kept = told ? sql`and (solved_at > ${told.until} or solved_at <= ${told.before})` : sql``;
  const { rows } = await sql<{ id: number }>`
    select id from cases where category = 'solved' and solved_at <= ${before}::timestamptz ${kept}
    order by solved_at limit ${limit}
  `.execute(db);
  return rows.map((row) => row.id);
}
