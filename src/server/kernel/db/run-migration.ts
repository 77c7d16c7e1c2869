import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { DEADLOCK_DETECTED, LOCK_NOT_AVAILABLE, sqlstate } from "./sqlstate.ts";

/**
 * Whoever waits for a table's lock makes all others wait behind them, readers too. A migration lets go after so long, and
 * lets them by before it tries again. That is less than the second after which PostgreSQL looks for deadlocks: whoever is in
 * one with a migration is not the one that is given up.
 */
export const PATIENCE = { lockMs: 700, pauseMs: 1_000, attempts: 100 };

const PASSES: readonly (string | undefined)[] = [LOCK_NOT_AVAILABLE, DEADLOCK_DETECTED];

/**
 * Runs one migration in a transaction of its own, which waits for no lock longer than others can bear.
 * @throws Error naming the migration
 */
export async function runMigration(
  client: pg.Client,
  { name, sql }: { name: string; sql: string },
  { lockMs, pauseMs, attempts } = PATIENCE,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await client.query("begin");
    try {
      await client.query(`set local lock_timeout = ${lockMs}`);
      await client.query(sql);
      await client.query("insert into migrations (name) values ($1)", [name]);
      await client.query("commit");
      return;
    } catch (error) {
      await client.query("rollback");
      if (!PASSES.includes(sqlstate(error)) || attempt === attempts) throw failure(name, error);
      await pause(pauseMs);
    }
  }
}

function failure(name: string, error: unknown): Error {
  return new Error(`The migration ${name} failed: ${error instanceof Error ? error.message : error}`, { cause: error });
}
