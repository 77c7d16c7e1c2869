import { sql } from "kysely";
import type { Database } from "../db/pool.ts";
import type { JobOptions } from "./define-job.ts";

/** `first`: before others that are due, because somebody sits and waits for it. */
export type NewJob = { name: string; data: unknown; maxAttempts: number; first?: boolean } & JobOptions;

/** Leaves jobs in the caller's transaction, in one statement. */
export async function insertJobs(db: Database, jobs: readonly NewJob[]): Promise<void> {
  const records = jobs.map((job) => ({
    identifier: job.name,
    payload: job.data,
    queue_name: job.queue ?? null,
    run_at: job.runAt ?? null,
    max_attempts: job.maxAttempts,
    job_key: job.key ?? null,
    priority: job.first ? -1 : 0,
    flags: null,
  }));
  await sql`
    /* prepared */ select 1 from graphile_worker.add_jobs(
      array(select json_populate_recordset(null::graphile_worker.job_spec, ${JSON.stringify(records)}::json))
    )
  `.execute(db);
}
