import { sql } from "kysely";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { mayReadCase } from "../../cases/index.ts";

type Since = { flowId: number; from: Date };

/** How runs that began since then ended, by who walked. */
export async function countOutcomes(
  db: Database,
  { flowId, from }: Since,
): Promise<{ player: string; outcome: string | null; count: number }[]> {
  const { rows } = await sql<{ player: string; outcome: string | null; count: number }>`
    select player, outcome, count(*)::integer as count from flow_runs
    where flow_id = ${flowId} and started_at >= ${from} group by player, outcome
  `.execute(db);
  return rows;
}

/** By step: how many runs came there, and how many were left there without an end. */
export async function countSteps(
  db: Database,
  { flowId, from }: Since,
): Promise<{ step: string; reached: number; left: number }[]> {
  const { rows } = await sql<{ step: string; reached: number; left: number }>`
    with runs as (select id, state, outcome from flow_runs where flow_id = ${flowId} and started_at >= ${from}),
    been as (
      select id, line->>'step' as step from runs, jsonb_array_elements(state->'path') as line
      union select id, state->>'at' from runs where state->>'at' is not null
    )
    select step, count(*)::integer as reached,
      count(*) filter (
        where exists (select from runs r where r.id = been.id and r.outcome = 'abandoned' and r.state->>'at' = been.step)
      )::integer as left
    from been where step is not null group by step
  `.execute(db);
  return rows;
}

/** Runs of flows altogether. */
export async function countRuns(db: Database, flowIds: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ flowId: number; count: number }>`
    select flow_id, count(*)::integer as count from flow_runs where flow_id = any(${[...flowIds]}::bigint[]) group by flow_id
  `.execute(db);
  return new Map(rows.map(({ flowId, count }) => [flowId, count]));
}

export type WalkCount = {
  /** `2026-11` */
  month: string;
  product: string | null;
  causeId: number | null;
  walks: number;
  judged: number;
  solved: number;
};

/**
 * Searches for a fault that were walked, by month, product and main cause of the case they ended in; one that ended in no
 * case counts for the product its flow is about. Of cases only those the actor may see.
 */
export async function countWalks(
  ctx: Ctx,
  { from, to, timeZone }: { from: Date; to: Date; timeZone: string },
): Promise<WalkCount[]> {
  const current = sql`coalesce(c.merged_into, c.id)`;
  const { rows } = await sql<WalkCount>`
    select to_char(r.started_at at time zone ${timeZone}, 'YYYY-MM') as month,
      coalesce(cc.product, v.spec->'products'->>0) as product, cc.cause_id, count(*)::int as walks,
      (count(*) filter (where r.outcome <> 'abandoned'))::int as judged,
      (count(*) filter (where r.outcome = 'solved'))::int as solved
    from flow_runs r
    join flow_versions v on v.flow_id = r.flow_id and v.version = r.version
    left join cases c on c.id = r.case_id
    left join case_causes cc on cc.case_id = ${current} and cc.main
    where r.started_at >= ${from} and r.started_at < ${to} and v.spec->>'kind' = 'troubleshooting'
      and (c.id is null or ${mayReadCase(ctx.actor, current)})
    group by 1, 2, 3 order by 1 desc, 4 desc, 2 nulls last, 3 nulls last limit 1000
  `.execute(ctx.db);
  return rows;
}
