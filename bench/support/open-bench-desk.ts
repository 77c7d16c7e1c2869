import { chmod, mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { channelAdapters, modules } from "../../src/server/app.ts";
import { registerChannels } from "../../src/server/kernel/channel/index.ts";
import { readConfig } from "../../src/server/kernel/config.ts";
import { migrate } from "../../src/server/kernel/db/migrate.ts";
import { startEmbeddedPostgres } from "../../src/server/kernel/postgres/start-embedded-postgres.ts";
import { connectDesk, type OpenDesk } from "../../src/server/open-desk.ts";

export type BenchDesk = Omit<OpenDesk, "migrated"> & {
  url: string;
  /** of a superuser, in the database of the desk */
  adminUrl: string;
  database: string;
  /** PostgreSQL's own folder */
  dataDir: string;
};

/**
 * Opens an empty desk over a PostgreSQL of its own with the settings of production, fsync on, on this machine's disk.
 * `KEEPWORD_BENCH_DATA` names a folder that is kept, so that a long load need not be repeated.
 * @param settings environment variables
 */
export async function openBenchDesk(settings: Record<string, string> = {}): Promise<BenchDesk> {
  const kept = process.env.KEEPWORD_BENCH_DATA;
  const data = kept ?? (await mkdtemp(join(tmpdir(), "keepword-bench-")));
  await mkdir(data, { recursive: true });
  if (!kept) await chmod(data, 0o755);
  const log = pino({ level: process.env.LOG_LEVEL ?? "warn" }, pino.destination(2));
  const dataDir = join(await realpath(data), "postgres");
  const server = await startEmbeddedPostgres({ dataDir, log });
  await migrate(server.url);
  const config = readConfig({ KEEPWORD_DATA: data, ...settings });
  const desk = await connectDesk({ url: server.url, config, secret: "x".repeat(32), log, now: () => new Date() });
  registerChannels(channelAdapters);
  for (const module of modules) await module.seed?.(desk.ctx);
  const database = new URL(server.url).pathname.slice(1);
  const adminUrl = new URL(server.adminUrl);
  adminUrl.pathname = `/${database}`;
  return {
    ...desk,
    url: server.url,
    adminUrl: adminUrl.href,
    database,
    dataDir,
    async close() {
      await desk.close();
      await server.stop();
      if (!kept) await rm(data, { recursive: true, force: true });
    },
  };
}
