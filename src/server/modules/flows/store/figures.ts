import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

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
