import { sql } from "kysely";
import type { Ctx } from "../ctx.ts";
import type { ModuleGauge } from "../define-module.ts";

const due = sql`run_at <= now() and locked_at is null and attempts < max_attempts`;

/** Lag says more than counts: how long the oldest due job waits tells whether the workers keep up. */
export const jobGauges: readonly ModuleGauge[] = [
  {
    name: "keepword_jobs_waiting",
    help: "Jobs that are due and wait for a worker (counted up to 10,000).",
    read: (ctx) =>
      number(ctx, sql`select count(*) as value from (select 1 from graphile_worker.jobs where ${due} limit 10000) j`),
  },
  {
    name: "keepword_jobs_oldest_seconds",
    help: "How long the oldest due job has waited.",
    read: (ctx) =>
      number(
        ctx,
        sql`select coalesce(extract(epoch from now() - (select min(run_at) from graphile_worker.jobs where ${due})), 0) as value`,
      ),
  },
];

async function number(ctx: Ctx, query: ReturnType<typeof sql<{ value: unknown }>>): Promise<number> {
  const { rows } = await query.execute(ctx.db);
  return Number(rows[0]?.value ?? 0);
}
