import { readdir, readFile } from "node:fs/promises";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { runMigration } from "./run-migration.ts";

const MIGRATIONS = new URL("../../../../migrations/", import.meta.url);
// Any constant will do: it only keeps two starting nodes from migrating at once.
const LOCK = 4_829_117;

/**
 * Brings a database to the newest schema: the numbered files of `migrations/` that it has not seen, each in its own
 * transaction, then graphile-worker's own. Safe to call from several starting nodes at once; they queue.
 *
 * @returns the names of the migrations that were run
 * @throws Error naming the file when one fails, or when the database is newer than this program
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "keepword migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(
      "create table if not exists migrations (name text primary key, run_at timestamptz not null default now())",
    );
    const known = (await readdir(MIGRATIONS)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
    const done = new Set((await client.query<{ name: string }>("select name from migrations")).rows.map((r) => r.name));
    for (const name of done) {
      if (!known.includes(name)) {
        throw new Error(
          `The database has the migration ${name}, which this version of Keepword lacks. Update Keepword.`,
        );
      }
    }
    const pending = known.filter((name) => !done.has(name));
    for (const name of pending) {
      await runMigration(client, { name, sql: await readFile(new URL(name, MIGRATIONS), "utf8") });
    }
    await runMigrations({ connectionString: url });
    return pending;
  } finally {
    await client.end();
  }
}
