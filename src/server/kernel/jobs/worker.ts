import { EventEmitter } from "node:events";
import { Logger, parseCronItems, type Runner, run, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import { Value } from "typebox/value";
import { type Ctx, systemActor } from "../ctx.ts";
import { isKnownError } from "../errors.ts";
import type { EventRow } from "../events/define-event.ts";
import type { Reaction } from "../events/define-reaction.ts";
import { runReaction, taskOfReaction } from "../events/dispatch.ts";
import type { Log } from "../log.ts";
import { openCensus } from "./census.ts";
import type { JobDefinition } from "./define-job.ts";
import { patientPool } from "./patient-pool.ts";

export type WorkerParts = {
  pool: pg.Pool;
  log: Log;
  ctx: Ctx;
  jobs: readonly JobDefinition<never>[];
  reactions: readonly Reaction[];
  concurrency: number;
  onJobEnd?: (task: string, outcome: "done" | "failed") => void;
};

/** What runs a job, by the name of its task, whoever takes it from the queue. */
export function tasksOf(
  parts: Pick<WorkerParts, "ctx" | "jobs" | "reactions">,
): Record<string, (payload: unknown) => Promise<void>> {
  const tasks: Record<string, (payload: unknown) => Promise<void>> = {};
  for (const job of parts.jobs) {
    tasks[job.name] = async (payload) => {
      const data = job.cron ? {} : payload;
      Value.Assert(job.schema, data);
      await job.run(parts.ctx.as(systemActor(job.name)), data as never);
    };
  }
  for (const reaction of parts.reactions) {
    tasks[taskOfReaction(reaction)] = (payload) =>
      runReaction(parts.ctx.as(systemActor(reaction.name)), reaction, payload as EventRow);
  }
  return tasks;
}

/** Starts working on jobs and reactions. `stop()` takes no new ones and waits for those in hand. */
export async function startWorker(parts: WorkerParts): Promise<Pick<Runner, "stop">> {
  const census = await openCensus(parts.pool, parts.log);
  const events = new EventEmitter() as WorkerEvents;
  // A job is locked in the name of the pool, not of the worker in it.
  events.on("pool:create", ({ workerPool }) => census.enrol(workerPool.id));
  const runner = await run({
    events,
    pgPool: patientPool(parts.pool),
    taskList: tasksOf(parts),
    concurrency: parts.concurrency,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: new Logger(() => (level, message, meta) => {
      if (level === "error") parts.log.debug({ meta }, message);
      else if (level === "warning") parts.log.warn({ meta }, message);
    }),
    parsedCronItems: parseCronItems(
      parts.jobs.flatMap((job) =>
        job.cron ? [{ task: job.name, match: job.cron, options: { backfillPeriod: 0 } }] : [],
      ),
    ),
  });
  runner.events.on("job:success", ({ job }) => parts.onJobEnd?.(job.task_identifier, "done"));
  runner.events.on("job:error", ({ job, error }) => {
    parts.onJobEnd?.(job.task_identifier, "failed");
    const expected = isKnownError(error);
    const last = job.attempts >= job.max_attempts;
    parts.log[expected && !last ? "info" : "error"](
      { err: error, job: job.task_identifier, attempt: job.attempts, last },
      last ? "a job failed for the last time" : "a job failed and will be tried again",
    );
  });
  return {
    async stop() {
      await runner.stop();
      await census.stop();
    },
  };
}
