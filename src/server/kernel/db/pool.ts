import { CamelCasePlugin, Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { PreparingClient } from "./preparing-client.ts";
import type { DB } from "./schema.ts";

export type Database = Kysely<DB>;

const INT8 = 20;
const INT8_ARRAY = 1016;
const NUMERIC = 1700;
// Ids and counts stay far below 2^53, so that a number is exact and JSON needs no strings.
pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(NUMERIC, Number);
pg.types.setTypeParser(
  INT8_ARRAY as number as typeof pg.types.builtins.INT8,
  (text) => text.match(/-?\d+/g)?.map(Number) ?? [],
);

/**
 * Opens the connection pool. Idle connections that break (the server restarted) are dropped and made anew by the next
 * query; `onError` only logs them.
 */
export function createPool(url: string, max: number, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: "keepword",
    keepAlive: true,
    Client: PreparingClient,
  });
  pool.on("error", onError);
  // A connection that breaks while somebody holds it tells its own client only.
  pool.on("connect", (client) => client.on("error", onError));
  return pool;
}

/** Typed queries over a pool: tables in snake_case, properties in camelCase, JSON columns left as they are. */
export function createDatabase(pool: pg.Pool): Database {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}
