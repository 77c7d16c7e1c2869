import { randomInt } from "node:crypto";
import pg from "pg";
import type { Log } from "../log.ts";

/** The first half of the advisory locks by which processes show that they live; any constant will do. */
const LOCK_CLASS = 4_829_118;
const MAX_INT4 = 2 ** 31 - 1;
/** How often the living look for the dead, and for their own lock. */
const ROUND_MS = 5_000;

export type Census = {
  /** Makes a worker of this process known. */
  enrol(workerId: string): void;
  stop(): Promise<void>;
};

/**
 * Keeps a list of the living: this process holds a lock in a session of its own, which ends with the process however it
 * ends. Whoever finds workers of a process without a lock gives their jobs and queues free, so that a killed process
 * costs its jobs seconds and not graphile-worker's four hours.
 *
 * A process that loses its session for a moment (the server restarted) may have its running jobs given to others; jobs
 * bear being run twice.
 */
export async function openCensus(pool: pg.Pool, log: Log): Promise<Census> {
  const process = randomInt(1, MAX_INT4);
  const workers = new Set<string>();
  let session: pg.Client | undefined;
  let stopped = false;

  const round = async () => {
    session ??= await openSession(pool, process, () => {
      session = undefined;
    });
    // Also those others have struck off while our session was away.
    await pool.query(
      "insert into job_workers (worker_id, process) select unnest($1::text[]), $2 on conflict do nothing",
      [[...workers], process],
    );
    const freed = await freeTheDead(pool);
    if (freed > 0) log.warn({ workers: freed }, "another process died; its jobs are given to others");
  };

  let running: Promise<void> = round();
  await running;
  const timer = setInterval(() => {
    running = running
      .then(round)
      .catch((error) => log.warn({ err: error }, "the census of workers failed; trying again"));
  }, ROUND_MS);

  return {
    enrol(workerId) {
      workers.add(workerId);
      pool
        .query("insert into job_workers (worker_id, process) values ($1, $2) on conflict do nothing", [
          workerId,
          process,
        ])
        .catch((error) => log.warn({ err: error }, "a worker was not enrolled yet; the next round does"));
    },
    async stop() {
      if (stopped) return;
      stopped = true;
      clearInterval(timer);
      await running.catch(() => undefined);
      await pool.query("delete from job_workers where process = $1", [process]).catch(() => undefined);
      await session?.end().catch(() => undefined);
    },
  };
}

async function openSession(pool: pg.Pool, process: number, onEnd: () => void): Promise<pg.Client> {
  const client = new pg.Client({ ...pool.options, application_name: "keepword census", keepAlive: true });
  client.on("error", onEnd);
  client.on("end", onEnd);
  await client.connect();
  await client.query("select pg_advisory_lock($1, $2)", [LOCK_CLASS, process]);
  return client;
}

/** Strikes workers of processes without a lock off the list and gives what they held free. @returns how many */
async function freeTheDead(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `with dead as (
       delete from job_workers w
       where not exists (
         select from pg_locks l
         where l.locktype = 'advisory' and l.classid = $1 and l.objid = w.process and l.objsubid = 2 and l.granted
           and l.database = (select oid from pg_database where datname = current_database())
       )
       returning worker_id
     )
     select count(*)::int as count, graphile_worker.force_unlock_workers(array_agg(worker_id)) from dead
     having count(*) > 0`,
    [LOCK_CLASS],
  );
  return rows[0]?.count ?? 0;
}
