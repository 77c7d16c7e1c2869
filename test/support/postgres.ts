/**
 * Vitest global set-up: one embedded PostgreSQL a run, in memory where there is a tmpfs, with the schema migrated once
 * into a template that `createTestDatabase` clones.
 */
import { chmod, mkdtemp, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { TestProject } from "vitest/node";
import { migrate } from "../../src/server/kernel/db/migrate.ts";
import { startEmbeddedPostgres } from "../../src/server/kernel/postgres/start-embedded-postgres.ts";
import { removeAbandoned } from "./remove-abandoned.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** `adminUrl`: the superuser; `templateUrl`: the migrated database that is cloned and never connected to. */
    postgres: { adminUrl: string; templateUrl: string };
  }
}

const PREFIX = "keepword-test-";
const BYTES_NEEDED = 2_000_000_000;
const log = pino({ level: "warn" }, pino.destination(2));

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = await roomyFolder();
  await removeAbandoned({ parent, prefix: PREFIX, stop: stopServer });
  const folder = await mkdtemp(join(parent, `${PREFIX}${process.pid}-`));
  await chmod(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), log, durable: false });
  await migrate(postgres.url);
  project.provide("postgres", { adminUrl: postgres.adminUrl, templateUrl: postgres.url });
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true });
  };
}

async function roomyFolder(): Promise<string> {
  const memory = await statfs("/dev/shm").catch(() => undefined);
  return memory && memory.bavail * memory.bsize > BYTES_NEEDED ? "/dev/shm" : tmpdir();
}

/** Stops the server that a killed run left behind; one that runs no more is started for it, and so comes to rest too. */
async function stopServer(folder: string): Promise<void> {
  const server = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), log, use: "tool", durable: false });
  await server.stop();
}
