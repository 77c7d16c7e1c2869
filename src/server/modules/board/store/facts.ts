import { sql } from "kysely";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** Whole months are added up beside days, under the dimension with this behind it, so that a year is as quick to read as a month. */
export const MONTH = "/month";

/** What became of a promise, as its event tells it. */
export type NewFact = {
  promiseId: number;
  outcome: string;
  at: Date;
  caseId: number | null;
  ownerId: number | null;
  teamId: number | null;
  ownBucket: number | null;
};

/** Writes facts; one that is known already stays as it is. Days are those of the zone. */
export async function insertFacts(trx: Database, facts: readonly NewFact[], zone: string): Promise<void> {
  if (facts.length === 0) return;
  const records = facts.map((fact) => ({
    promise_id: fact.promiseId,
    outcome: fact.outcome,
    at: fact.at,
    case_id: fact.caseId,
    owner_id: fact.ownerId,
    team_id: fact.teamId,
    own_bucket: fact.ownBucket,
  }));
  await sql`
    insert into board_facts (promise_id, outcome, at, day, case_id, owner_id, team_id, own_bucket)
    select promise_id, outcome, at, (at at time zone ${zone})::date, case_id, owner_id, team_id, own_bucket
    from json_to_recordset(${jsonRows(records)}::json)
      as r(promise_id bigint, outcome text, at timestamptz, case_id bigint, owner_id bigint, team_id bigint, own_bucket integer)
    on conflict (promise_id, outcome) do nothing
  `.execute(trx);
}

/**
 * Counts facts of these promises, and those of these cases, under what holds of them now: what they were counted under
 * before is taken off in the same statement. Reads promises, cases and causes as they are instead of keeping a copy of them.
 */
export async function recount(trx: Database, promiseIds: readonly number[], caseIds: readonly number[]): Promise<void> {
  if (promiseIds.length === 0 && caseIds.length === 0) return;
  await sql`
    with touched as materialized (
      select promise_id, outcome from board_facts where promise_id = any(${[...promiseIds]}::bigint[])
      union
      select promise_id, outcome from board_facts where case_id = any(${[...caseIds]}::bigint[])
    ), present as materialized (
      select f.promise_id, f.outcome, f.day, f.own_bucket, f.dims as dims_before, f.confidential as confidential_before,
        p.case_id, coalesce(c.kind = 'executive', false) as confidential,
        array['all:', 'kind:' || p.kind, 'agent:' || coalesce(f.owner_id::text, ''), 'team:' || coalesce(f.team_id::text, '')]
          || case when c.id is null then '{}'::text[] else array['channel:' || c.channel] end
          || case when p.promisor_kind = 'partner' then array['partner:' || coalesce(p.promisor_id::text, '')]
            when c.partner_id is not null then array['partner:' || c.partner_id] else '{}'::text[] end
          || array(select 'tag:' || tag from unnest(c.tags) as tag)
          || array(select 'cause:' || cc.cause_id from case_causes cc where cc.case_id = p.case_id order by cc.cause_id)
          || array(select 'product:' || cc.product from case_causes cc
            where cc.case_id = p.case_id and cc.main and cc.product is not null) as dims
      from touched
      join board_facts f using (promise_id, outcome)
      join promises p on p.id = f.promise_id
      left join cases c on c.id = p.case_id
    ), changed as (
      select * from present
      where dims_before is distinct from dims or confidential_before is distinct from confidential
    ), written as (
      update board_facts f set dims = changed.dims, confidential = changed.confidential, case_id = changed.case_id
      from changed where f.promise_id = changed.promise_id and f.outcome = changed.outcome
    ), moved as (
      select day, dim, confidential_before as confidential, outcome, own_bucket, -1 as n from changed, unnest(dims_before) as dim
      union all
      select day, dim, confidential, outcome, own_bucket, 1 from changed, unnest(dims) as dim
    ), measured as (
      select day, dim, confidential, outcome as measure, n from moved
      union all
      select day, dim, confidential, 'own:' || own_bucket, n from moved where own_bucket is not null
    )
    insert into board_tallies (dimension, day, key, confidential, measure, n)
    select split_part(dim, ':', 1) || grain, since, substr(dim, strpos(dim, ':') + 1), confidential, measure, sum(n)
    from measured
    cross join lateral (values ('', day), (${MONTH}, date_trunc('month', day)::date)) as g(grain, since)
    group by dim, grain, since, confidential, measure having sum(n) <> 0
    order by 1, 2, 3, 4, 5
    on conflict (dimension, day, key, confidential, measure) do update set n = board_tallies.n + excluded.n
  `.execute(trx);
}
