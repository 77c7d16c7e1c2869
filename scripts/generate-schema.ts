/**
 * Writes what the migrations lead to: `migrations/schema.sql` for reviews, and the types of the tables. Run it after
 * adding a migration: `npm run generate`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { pino } from "pino";
import { migrate } from "../src/server/kernel/db/migrate.ts";
import { startEmbeddedPostgres } from "../src/server/kernel/postgres/start-embedded-postgres.ts";
import { schemaSql } from "./generated/schema-sql.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "keepword-schema-"));
const log = pino({ level: "warn" }, pino.destination(2));
// A loopback port, because kysely-codegen knows no sockets.
const server = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), log, durable: false, port: 54_397 });
try {
  await migrate(server.url);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  writeFileSync(join(root, "migrations/schema.sql"), await schemaSql(client));
  await client.end();
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/kysely-codegen/dist/cli/bin.js"),
      ...["--dialect", "postgres", "--url", server.url, "--camel-case"],
      ...["--exclude-pattern", "{graphile_worker.*,public.migrations}"],
      ...["--type-mapping", '{"int8":"number","numeric":"number"}'],
      ...["--out-file", join(root, "src/server/kernel/db/schema.ts")],
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  if (status !== 0) throw new Error("The types of the tables could not be generated.");
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
