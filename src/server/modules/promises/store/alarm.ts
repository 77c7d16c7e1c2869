import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { PromiseFacts } from "./promise-facts.ts";

/** A locked promise, and where its row stood then. */
export type LockedFacts = PromiseFacts & { place: string };

/** The next promises whose moment has come, earliest first, locked; those that somebody else holds are left to them. */
export async function lockDue(trx: Database, now: Date, limit: number): Promise<LockedFacts[]> {
  const { rows } = await sql<LockedFacts>`
    select *, ctid::text as place from promises where next_at <= ${now}
    order by next_at, id limit ${limit} for update skip locked
  `.execute(trx);
  return rows;
}

/** Which of the promises that this transaction holds it has written meanwhile, as they are now: a row written anew stands elsewhere. */
export async function writtenSince(trx: Database, locked: readonly LockedFacts[]): Promise<PromiseFacts[]> {
  const { rows } = await sql<PromiseFacts>`
    select p.* from unnest(${locked.map(({ id }) => id)}::bigint[], ${locked.map(({ place }) => place)}::text[]) l(id, place)
    join promises p on p.id = l.id where p.ctid <> l.place::tid
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
