import type { Actor, Ctx, EventSubject } from "./ctx.ts";
import type { Database } from "./db/pool.ts";
import { insertEvents, type NewEvent } from "./events/store.ts";
import { insertJobs, type NewJob } from "./jobs/store.ts";

/** What the process gives to every ctx. */
export type CtxParts = Pick<Ctx, "db" | "log" | "config" | "files" | "now"> & {
  /** Called after a commit that announced events, so that followers in this process need not wait to be told. */
  onEventsCommitted: () => void;
};

/** Makes the ctx that a request, job or command starts with. */
export function createCtx(parts: CtxParts, actor: Actor): Ctx {
  const ctx: Ctx = {
    db: parts.db,
    actor,
    log: parts.log,
    config: parts.config,
    files: parts.files,
    now: parts.now,
    emit: outsideTransaction,
    enqueue: outsideTransaction,
    tx: (fn) => transact(parts, actor, fn),
    as: (other) => createCtx(parts, other),
  };
  return ctx;
}

async function transact<R>(parts: CtxParts, actor: Actor, fn: (ctx: Ctx) => Promise<R>): Promise<R> {
  const events: NewEvent[] = [];
  const jobs: NewJob[] = [];
  const result = await parts.db.transaction().execute(async (trx) => {
    const value = await fn(transactionCtx(parts, trx, actor, events, jobs));
    // Written last and together: one round trip each, however many were announced.
    if (events.length > 0) await insertEvents(trx, events);
    if (jobs.length > 0) await insertJobs(trx, jobs);
    return value;
  });
  if (events.length > 0) parts.onEventsCommitted();
  return result;
}

function transactionCtx(parts: CtxParts, trx: Database, actor: Actor, events: NewEvent[], jobs: NewJob[]): Ctx {
  const ctx: Ctx = {
    db: trx,
    actor,
    log: parts.log,
    config: parts.config,
    files: parts.files,
    now: parts.now,
    emit(event, data, subject: EventSubject = {}) {
      events.push({
        type: event.type,
        at: parts.now(),
        actorKind: actor.kind,
        actorId: actor.id,
        actorName: actor.name,
        caseId: subject.caseId ?? null,
        customerId: subject.customerId ?? null,
        data,
      });
    },
    enqueue(job, data, options = {}) {
      jobs.push({ name: job.name, data, maxAttempts: job.maxAttempts, ...options });
    },
    tx: (fn) => fn(ctx),
    as: (other) => transactionCtx(parts, trx, other, events, jobs),
  };
  return ctx;
}

function outsideTransaction(): never {
  throw new Error("Events and jobs belong to a transaction: call this inside ctx.tx().");
}
