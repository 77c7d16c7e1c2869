import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** Counting stops here: nobody's capacity is larger. */
const MOST = 10_000;

export async function countWork(db: Database, staffIds: readonly number[]): Promise<Map<number, number>> {
  if (staffIds.length === 0) return new Map();
  const { rows } = await sql<{ id: number; n: number }>`
    select s.id, w.n from unnest(${[...staffIds]}::bigint[]) as s(id)
    cross join lateral (
      select count(*) as n from (
        select from cases
        where owner_id = s.id and merged_into is null and category in ('new', 'open') and snoozed_until is null
        limit ${MOST}
      ) work
    ) w
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row.n]));
}

/** What is serious comes first; it has an index of its own, so that finding it costs the same however many wait. */
export async function findUnowned(db: Database, teamId: number, limit: number): Promise<number[]> {
  const waiting = sql`
    from cases
    where owner_id is null and team_id = ${teamId} and merged_into is null and snoozed_until is null
      and category in ('new', 'open', 'waiting_customer', 'waiting_partner')`;
  const { rows } = await sql<{ id: number }>`
    with serious as (
      select id, array_position(array['raised', 'high', 'critical'], severity) as grave, priority ${waiting}
        and severity <> 'normal'
      order by 2 desc, priority desc, id limit ${limit}
    ), calm as (
      select id, 0 as grave, priority ${waiting} and severity = 'normal'
      order by priority desc, id limit ${limit}
    )
    select id from (select * from serious union all select * from calm) both_kinds
    order by grave desc, priority desc, id limit ${limit}
  `.execute(db);
  return rows.map((row) => row.id);
}

export async function findTeamsWithUnowned(db: Database): Promise<number[]> {
  const { rows } = await sql<{ teamId: number }>`
    select distinct team_id from cases
    where owner_id is null and team_id is not null and merged_into is null and snoozed_until is null
      and category in ('new', 'open', 'waiting_customer', 'waiting_partner')
  `.execute(db);
  return rows.map((row) => row.teamId);
}

export async function findOwned(db: Database, staffId: number, after: number, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from cases
    where owner_id = ${staffId} and merged_into is null and id > ${after}
      and category in ('new', 'open', 'waiting_customer', 'waiting_partner')
    order by id limit ${limit}
  `.execute(db);
  return rows.map((row) => row.id);
}
