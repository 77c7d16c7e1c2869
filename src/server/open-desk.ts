import { randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { modules } from "./app.ts";
import { type Config, completeConfig } from "./kernel/config.ts";
import { createCtx } from "./kernel/create-ctx.ts";
import { type Ctx, systemActor } from "./kernel/ctx.ts";
import { migrate } from "./kernel/db/migrate.ts";
import { createDatabase, createPool } from "./kernel/db/pool.ts";
import { adoptEvents } from "./kernel/events/adopt-events.ts";
import { type EventBell, openBell } from "./kernel/events/bell.ts";
import { createFileStore } from "./kernel/files/create-file-store.ts";
import type { Log } from "./kernel/log.ts";
import { startEmbeddedPostgres } from "./kernel/postgres/start-embedded-postgres.ts";
import { ensureFirstAdmin } from "./modules/accounts/index.ts";

/** An open desk: its data can be worked with; nothing listens and nothing runs by itself. */
export type OpenDesk = {
  ctx: Ctx;
  pool: pg.Pool;
  bell: EventBell;
  /** Migrations that this opening ran. */
  migrated: string[];
  close(): Promise<void>;
};

/**
 * Opens the desk's data: database (the embedded one where no other is set), schema, files, secret, and what an empty
 * desk needs. `use` is `tool` for commands that may run beside a running desk.
 */
export async function openDesk(config: Config, log: Log, use: "desk" | "tool"): Promise<OpenDesk> {
  await mkdir(config.data, { recursive: true });
  const server = config.databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataDir: join(config.data, "postgres"), log, use });
  const url = config.databaseUrl ?? server!.url;
  try {
    const migrated = await migrate(url);
    const desk = await connectDesk({
      url,
      config,
      secret: await installationSecret(config),
      log,
      now: () => new Date(),
    });
    await adoptEvents(desk.ctx.db, log);
    for (const module of modules) await module.seed?.(desk.ctx);
    await ensureFirstAdmin(desk.ctx, config);
    return {
      ...desk,
      migrated,
      async close() {
        await desk.close();
        await server?.stop();
      },
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

/** Connects to a migrated database: what `openDesk` and tests share. */
export async function connectDesk(parts: {
  url: string;
  config: Config;
  secret: string;
  log: Log;
  now: () => Date;
}): Promise<Omit<OpenDesk, "migrated">> {
  const { log, config } = parts;
  const pool = createPool(parts.url, config.databasePool, (error) =>
    log.warn({ err: error }, "a database connection broke"),
  );
  const bell = openBell(parts.url, pool, log);
  const db = createDatabase(pool);
  const files = createFileStore(config);
  const ctx = createCtx(
    {
      db,
      log,
      config: completeConfig(config, parts.secret),
      files,
      now: parts.now,
      onEventsCommitted: () => bell.ring(),
    },
    systemActor("keepword"),
  );
  return {
    ctx,
    pool,
    bell,
    async close() {
      await bell.stop();
      await db.destroy();
    },
  };
}

// Made once, at the first start. Two first starts at once: `wx` lets only one write, the other reads it.
async function installationSecret(config: Config): Promise<string> {
  if (config.secret) return config.secret;
  const path = join(config.data, "secret");
  try {
    await using file = await open(path, "wx", 0o600);
    await file.writeFile(randomBytes(32).toString("base64url"));
    await file.sync();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return (await readFile(path, "utf8")).trim();
}
