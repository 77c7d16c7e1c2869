import pg from "pg";
import type { Log } from "../log.ts";

const CHANNEL = "keepword_events";
/** Commits within this time share one NOTIFY: a NOTIFY in each would cap the server at some 4,300 commits a second. */
const COALESCE_MS = 4;
/** Followers look by themselves this often, so that a lost notification is a delay and never a loss. */
const POLL_MS = 1_000;

/** Wakes the followers of events, in this process at once and in others through PostgreSQL's NOTIFY. */
export type EventBell = {
  /** To be called after a commit that wrote events. */
  ring(): void;
  /** A mark to wait from; take it before looking, so that what rings while looking is not missed. */
  next(): number;
  /** Resolves when the bell rang after the mark, after `ms` (a second by default), or when aborted. */
  wait(mark: number, ms?: number, signal?: AbortSignal): Promise<void>;
  stop(): Promise<void>;
};

/** Opens the bell: one listening connection that is made anew whenever it breaks. */
export function openBell(url: string, pool: pg.Pool, log: Log): EventBell {
  let count = 0;
  let stopped = false;
  let pendingNotify: NodeJS.Timeout | undefined;
  let listener: pg.Client | undefined;
  let reconnect: NodeJS.Timeout | undefined;
  const waiters = new Set<() => void>();

  const rungHere = () => {
    count++;
    for (const wake of [...waiters]) wake();
  };

  const listen = () => {
    if (stopped) return;
    const client = new pg.Client({ connectionString: url, application_name: "keepword events", keepAlive: true });
    listener = client;
    client.on("notification", rungHere);
    client.on("error", (error) => log.warn({ err: error }, "the event listener lost its connection"));
    client.on("end", () => {
      if (!stopped) reconnect = setTimeout(listen, 1_000);
    });
    client
      .connect()
      .then(() => client.query(`listen ${CHANNEL}`))
      .then(rungHere)
      .catch(() => client.end().catch(() => undefined));
  };
  listen();

  return {
    ring() {
      rungHere();
      pendingNotify ??= setTimeout(() => {
        pendingNotify = undefined;
        pool.query("select pg_notify($1, '')", [CHANNEL]).catch(() => undefined);
      }, COALESCE_MS);
    },
    next: () => count,
    wait(mark, ms = POLL_MS, signal) {
      if (count !== mark || signal?.aborted || stopped) return Promise.resolve();
      return new Promise((resolve) => {
        const finish = () => {
          clearTimeout(timer);
          waiters.delete(finish);
          signal?.removeEventListener("abort", finish);
          resolve();
        };
        const timer = setTimeout(finish, ms);
        waiters.add(finish);
        signal?.addEventListener("abort", finish, { once: true });
      });
    },
    async stop() {
      stopped = true;
      clearTimeout(pendingNotify);
      clearTimeout(reconnect);
      for (const wake of [...waiters]) wake();
      await listener?.end().catch(() => undefined);
    },
  };
}
