import { mkdir, realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Log } from "../log.ts";
import { findBinaries } from "./binaries.ts";
import { ensureCluster } from "./create-cluster.ts";
import { explainFailure } from "./explain-failure.ts";
import { joinServer } from "./join-server.ts";
import { chooseOsUser } from "./os-user.ts";
import { runAs } from "./run-program.ts";
import { stopServer } from "./server-process.ts";
import { ensureDatabase, leaveSession, type Use } from "./session.ts";

export type EmbeddedPostgresOptions = {
  /** PostgreSQL's own folder; made when missing. */
  dataDir: string;
  log: Log;
  /** A fixed loopback port, to look in with other programs. Without it, a Unix socket in `dataDir` where there are such. */
  port?: number;
  /** `desk` (the default): the one running Keepword on this data. `tool`: a command that may run beside it. */
  use?: Use;
  /** False only for throw-away test databases. */
  durable?: boolean;
};

export type EmbeddedPostgres = {
  /** For the application: owner of the database `keepword`, not a superuser. */
  url: string;
  /** For upkeep and tests: the superuser, in the database `postgres`. */
  adminUrl: string;
  /** Ends this use. The server stops cleanly unless another Keepword process still uses it. */
  stop(): Promise<void>;
};

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Starts the PostgreSQL that comes with Keepword, or takes over the one that a killed Keepword left running, and keeps
 * it running: a server that dies is started again, for as long as it takes. The URLs stay the same.
 *
 * @throws Error in plain words, for the operator: what is wrong and what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, port, use = "desk", durable = true } = options;
  const parent = dirname(resolve(options.dataDir));
  await mkdir(parent, { recursive: true }).catch((cause) => {
    throw new Error(explainFailure(cause.message, options.dataDir), { cause });
  });
  const dataDir = join(await realpath(parent), basename(options.dataDir));
  const binaries = await findBinaries();
  const as = await runAs(await chooseOsUser(dataDir), [parent, dirname(binaries.postgres)]);
  const secrets = await ensureCluster(dataDir, binaries, as, durable);
  const cluster = { dataDir, binaries, as, durable, port };

  const stopping = new AbortController();
  let recovery: Promise<void> | undefined;

  const { session: firstSession, url, adminUrl, startedByUs } = await joinServer(cluster, secrets, use);
  let session: pg.Client | undefined = watched(firstSession);
  await ensureDatabase(firstSession, secrets);
  if (!startedByUs) log.info({ dataDir }, "Took over the embedded PostgreSQL that was already running.");
  return { url, adminUrl, stop };

  function watched(client: pg.Client): pg.Client {
    return client.once("end", () => {
      session = undefined;
      if (!stopping.signal.aborted) recovery = recover();
    });
  }

  async function recover(): Promise<void> {
    log.warn({ dataDir }, "The embedded PostgreSQL went away; bringing it back.");
    for (let wait = FIRST_PAUSE_MS; !stopping.signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      try {
        session = watched((await joinServer(cluster, secrets, use)).session);
        return log.info({ dataDir }, "The embedded PostgreSQL runs again.");
      } catch (error) {
        log.error({ err: error, dataDir }, "The embedded PostgreSQL could not be brought back yet; trying on.");
        await pause(wait, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  }

  async function stop(): Promise<void> {
    if (stopping.signal.aborted) return;
    stopping.abort();
    await recovery;
    if (!session) return;
    // A session that breaks in this very moment means that the server died; then there is nobody to consider.
    const last = await leaveSession(session).catch(() => true);
    // The session stays open while the server stops: its lock keeps newcomers waiting instead of losing what they began.
    if (last) await stopServer(cluster);
    await session?.end();
  }
}
