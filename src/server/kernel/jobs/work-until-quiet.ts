import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import type { Ctx } from "../ctx.ts";
import { dispatcher } from "../events/dispatch.ts";
import { placeOf } from "../events/follow.ts";
import { ensureCursor, lockCursor, moveCursor, readEvents } from "../events/store.ts";
import { tasksOf, type WorkerParts } from "./worker.ts";

const READER = "reactions";
const MAX_JOBS = 10_000;

export type Work = Pick<WorkerParts, "jobs" | "reactions">;
export type FailedJob = { task: string; attempt: number; error: unknown };

/**
 * Hands every event to its reactions and runs every job that is due by the ctx's clock, one after the other, until
 * nothing is left to do: a worker for a desk whose clock somebody else turns, and that no other worker works for. A job
 * that fails is put off as the real worker does, by e^attempt seconds of that clock.
 *
 * @returns the failures, in order
 */
export async function workUntilQuiet(ctx: Ctx, work: Work): Promise<FailedJob[]> {
  await ensureCursor(ctx.db, READER);
  const tasks = tasksOf({ ctx, ...work });
  const dispatch = dispatcher(work.reactions);
  const failures: FailedJob[] = [];
  for (let done = 0; done < MAX_JOBS; ) {
    const dispatched = await dispatchEvents(ctx, dispatch);
    const jobs = await takeDue(ctx);
    if (jobs.length === 0 && dispatched === 0) return failures;
    for (const job of jobs) await runJob(ctx, tasks, job, failures);
    done += jobs.length;
  }
  throw new Error(`Jobs and events are still making each other after ${MAX_JOBS} jobs.`);
}

/** When the next job that was put off comes due by the clock of `workUntilQuiet`; null when none waits. */
export async function nextJobAt(ctx: Ctx): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(run_at) as at from graphile_worker._private_jobs
    where is_available and run_at not in (created_at, updated_at)
  `.execute(ctx.db);
  return rows[0]!.at;
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
    // Transactions of other databases run in the same server; committed events wait until the older ones end.
    await pause(2);
  }
}

type DueJob = { id: number; task: string; payload: unknown; attempt: number; priority: number };

/** Takes what is due, as a worker does, so that a job of the same key made meanwhile is another one. */
async function takeDue(ctx: Ctx): Promise<DueJob[]> {
  // Jobs for at once carry the server's time, which is another than the ctx's clock: they are known by being due when
  // they were made, or made anew.
  const { rows } = await sql<DueJob>`
    update graphile_worker._private_jobs j
    set locked_at = now(), locked_by = 'inline', attempts = attempts + 1
    from graphile_worker._private_tasks t
    where t.id = j.task_id and j.is_available
      and (j.run_at <= ${ctx.now()} or j.run_at in (j.created_at, j.updated_at))
    returning j.id, t.identifier as task, j.payload, j.attempts as attempt, j.priority
  `.execute(ctx.db);
  return rows.sort((a, b) => a.priority - b.priority || a.id - b.id);
}

async function runJob(
  ctx: Ctx,
  tasks: Record<string, (payload: unknown) => Promise<void>>,
  job: DueJob,
  failures: FailedJob[],
): Promise<void> {
  try {
    const task = tasks[job.task];
    if (!task) throw new Error(`No module declares the job ${job.task}.`);
    await task(job.payload);
    await sql`delete from graphile_worker._private_jobs where id = ${job.id}`.execute(ctx.db);
  } catch (error) {
    failures.push({ task: job.task, attempt: job.attempt, error });
    await sql`
      update graphile_worker._private_jobs
      set locked_at = null, locked_by = null, last_error = ${String(error)},
        run_at = ${ctx.now()}::timestamptz + exp(${Math.min(job.attempt, 10)}::float8) * interval '1 second'
      where id = ${job.id}
    `.execute(ctx.db);
  }
}
