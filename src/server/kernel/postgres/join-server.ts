import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Secrets } from "./create-cluster.ts";
import { type Cluster, findServer, startServer } from "./server-process.ts";
import { connectionString, openSession, type Use } from "./session.ts";

/** Our place at a running server: the session that marks us as its user, and how to reach it. */
export type Joined = { session: pg.Client; url: string; adminUrl: string; startedByUs: boolean };

const PAUSE_MS = 100;
const PAUSES = 3000;

/**
 * Joins the server of a data folder, starting it when it does not run. Others may start and stop it in the same moment,
 * and it may be recovering: whatever passes by itself is waited for.
 *
 * @throws Error in plain words when it cannot be started or belongs to another desk
 */
export async function joinServer(cluster: Cluster, secrets: Secrets, use: Use): Promise<Joined> {
  let startedByUs = false;
  for (let waited = 0; ; waited++) {
    try {
      const server = await findServer(cluster.dataDir);
      if (server) {
        const adminUrl = connectionString(server.address, "admin", secrets);
        const session = await openSession(adminUrl, use, cluster.dataDir);
        return { session, url: connectionString(server.address, "app", secrets), adminUrl, startedByUs };
      }
      await startServer(cluster);
      startedByUs = true;
    } catch (error) {
      if (waited === PAUSES || !passesByItself(error)) throw error;
      await pause(PAUSE_MS);
    }
  }
}

/** Starting up, shutting down or recovering (SQLSTATE class 57P), or not listening yet or any more. */
const PASSING_CODES = /^(57P0[123]|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/;
/** Another start came first, or the processes of a killed server have not all noticed yet. */
const PASSING_WORDS = /Connection terminated unexpectedly|lock file .* already exists|memory block .* is still in use/;

function passesByItself(error: unknown): boolean {
  const { code = "", message } = error as Error & { code?: string };
  return PASSING_CODES.test(code) || PASSING_WORDS.test(message);
}
