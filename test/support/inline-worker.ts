import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { modules } from "../../src/server/app.ts";
import type { Ctx } from "../../src/server/kernel/ctx.ts";
import type { Module } from "../../src/server/kernel/define-module.ts";
import { dispatcher } from "../../src/server/kernel/events/dispatch.ts";
import { placeOf } from "../../src/server/kernel/events/follow.ts";
import { ensureCursor, lockCursor, moveCursor, readEvents } from "../../src/server/kernel/events/store.ts";
import { tasksOf } from "../../src/server/kernel/jobs/worker.ts";

const READER = "reactions";
const MAX_ROUNDS = 10_000;

type Work = Pick<Parameters<typeof tasksOf>[0], "jobs" | "reactions">;

/** The jobs and reactions of some modules. */
function workOf(list: readonly Module[]): Work {
  return {
    jobs: list.flatMap((module) => module.jobs ?? []),
    reactions: list.flatMap((module) => module.reactions ?? []),
  };
}

export type FailedJob = { task: string; attempt: number; error: unknown };

/**
 * Hands every event to its reactions and runs every job that is due by the test's clock, one after the other, until
 * nothing is left to do. A job that fails is put off as the real worker does, by e^attempt seconds of the test's clock.
 *
 * @returns the failures, in order
 */
export async function workUntilQuiet(ctx: Ctx, work: Work = workOf(modules)): Promise<FailedJob[]> {
  await ensureCursor(ctx.db, READER);
  const tasks = tasksOf({ ctx, ...work });
  const dispatch = dispatcher(work.reactions);
  const failures: FailedJob[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const dispatched = await dispatchEvents(ctx, dispatch);
    const job = await nextDue(ctx);
    if (!job && dispatched === 0) return failures;
    if (job) await runJob(ctx, tasks, job, failures);
  }
  throw new Error(`Jobs and events are still making each other after ${MAX_ROUNDS} rounds.`);
}

async function dispatchEvents(ctx: Ctx, dispatch: ReturnType<typeof dispatcher>): Promise<number> {
  for (;;) {
    const round = await ctx.db.transaction().execute(async (trx) => {
      const cursor = (await lockCursor(trx, READER))!;
      const { events, held } = await readEvents(trx, cursor, 500);
      if (events.length > 0) {
        await dispatch(trx, events);
        await moveCursor(trx, READER, placeOf(events));
      }
      return { handled: events.length, held };
    });
    if (round.handled > 0 || !round.held) return round.handled;
    // Transactions of other test files run in the same server; committed events wait until the older ones end.
    await pause(2);
  }
}

type DueJob = { id: number; task: string; payload: unknown; attempts: number; maxAttempts: number };

async function nextDue(ctx: Ctx): Promise<DueJob | undefined> {
  // Jobs for at once carry the server's time, which is another than the test's clock: they are known by being due
  // when they were made, or made anew.
  const { rows } = await sql<DueJob>`
    select j.id, t.identifier as task, j.payload, j.attempts, j.max_attempts
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.is_available and (j.run_at <= ${ctx.now()} or j.run_at in (j.created_at, j.updated_at))
    order by j.priority, j.id
    limit 1
  `.execute(ctx.db);
  return rows[0];
}

async function runJob(
  ctx: Ctx,
  tasks: Record<string, (payload: unknown) => Promise<void>>,
  job: DueJob,
  failures: FailedJob[],
): Promise<void> {
  // As when a worker takes it: a job of the same key made meanwhile is another one.
  await sql`
    update graphile_worker._private_jobs
    set locked_at = now(), locked_by = 'test', attempts = attempts + 1 where id = ${job.id}
  `.execute(ctx.db);
  try {
    const task = tasks[job.task];
    if (!task) throw new Error(`No module declares the job ${job.task}.`);
    await task(job.payload);
    await sql`delete from graphile_worker._private_jobs where id = ${job.id}`.execute(ctx.db);
  } catch (error) {
    const attempt = job.attempts + 1;
    failures.push({ task: job.task, attempt, error });
    await sql`
      update graphile_worker._private_jobs
      set locked_at = null, locked_by = null, last_error = ${String(error)},
        run_at = ${ctx.now()}::timestamptz + exp(${Math.min(attempt, 10)}::float8) * interval '1 second'
      where id = ${job.id}
    `.execute(ctx.db);
  }
}
