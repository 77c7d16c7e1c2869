import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { PromiseFacts } from "./promise-facts.ts";

/** The next promises whose moment has come, earliest first, locked; those that somebody else holds are left to them. */
export async function lockDue(trx: Database, now: Date, limit: number): Promise<PromiseFacts[]> {
  const { rows } = await sql<PromiseFacts>`
    select * from promises where next_at <= ${now} order by next_at, id limit ${limit} for update skip locked
  `.execute(trx);
  return rows;
}

/** Promises that this transaction holds, as they are now, in the order of their ids. */
export async function relock(trx: Database, ids: readonly number[]): Promise<PromiseFacts[]> {
  const { rows } = await sql<PromiseFacts>`
    select * from promises where id = any(${[...ids]}::bigint[]) order by id
  `.execute(trx);
  return rows;
}

/** The next moment at which something must happen to any promise, or null. One look at the end of an index. */
export async function nextMoment(db: Database): Promise<Date | null> {
  const { rows } = await sql<{
    at: Date | null;
  }>`select min(next_at) as at from promises where next_at is not null`.execute(db);
  return rows[0]!.at;
}

/** The same, and what time it is by the database's clock. */
export async function nextMomentAndTime(db: Database): Promise<{ next: Date | null; time: Date }> {
  const { rows } = await sql<{ next: Date | null; time: Date }>`
    select min(next_at) as next, clock_timestamp() as time from promises where next_at is not null
  `.execute(db);
  return rows[0]!;
}
