import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { PromiseFacts } from "./promise-facts.ts";

/** The promises of these ids, in no order. */
export async function findPromises(db: Database, ids: readonly number[]): Promise<PromiseFacts[]> {
  if (ids.length === 0) return [];
  return select(db, sql`where id = any(${[...ids]}::bigint[])`);
}

/** One promise, locked until the transaction ends. */
export async function lockPromise(trx: Database, id: number): Promise<PromiseFacts | undefined> {
  return (await select(trx, sql`where id = ${id} for update`))[0];
}

/**
 * The promises of these cases that are not settled for good – open or broken – locked until the transaction ends, always
 * in the order of their ids, so that two who lock several never wait for each other in a circle.
 */
export async function lockUnsettled(
  trx: Database,
  caseIds: readonly number[],
  kinds?: readonly string[],
): Promise<PromiseFacts[]> {
  if (caseIds.length === 0) return [];
  const ofKind = kinds ? sql`and kind = any(${[...kinds]}::text[])` : sql``;
  return select(
    trx,
    sql`where case_id = any(${[...caseIds]}::bigint[]) and state in ('open', 'broken') ${ofKind} order by id for update`,
  );
}

/** All promises of a case, locked, in the order of their ids. */
export async function lockPromisesOfCase(trx: Database, caseId: number): Promise<PromiseFacts[]> {
  return select(trx, sql`where case_id = ${caseId} order by id for update`);
}

/** All promises of these cases: open ones by due time, then the others, newest first. */
export async function findPromisesOfCases(db: Database, caseIds: readonly number[]): Promise<PromiseFacts[]> {
  if (caseIds.length === 0) return [];
  return select(
    db,
    sql`where case_id = any(${[...caseIds]}::bigint[])
      order by state <> 'open', case when state = 'open' then due_at end, made_at desc, id desc`,
  );
}

/** Open promises of a case of these kinds, the one that is due first first. */
export async function findOpenPromises(
  db: Database,
  caseIds: readonly number[],
  kinds: readonly string[],
): Promise<PromiseFacts[]> {
  if (caseIds.length === 0) return [];
  return select(
    db,
    sql`where case_id = any(${[...caseIds]}::bigint[]) and state = 'open' and kind = any(${[...kinds]}::text[])
      order by due_at, id`,
  );
}

/** For each case the promise that is due next, or the newest broken one where nothing is open. */
export async function findNextOfCases(db: Database, caseIds: readonly number[]): Promise<PromiseFacts[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await sql<PromiseFacts>`
    select distinct on (case_id) * from promises
    where case_id = any(${[...caseIds]}::bigint[]) and state in ('open', 'broken')
    order by case_id, state = 'broken', case when state = 'open' then due_at end, due_at desc, id
  `.execute(db);
  return rows;
}

async function select(db: Database, condition: RawBuilder<unknown>): Promise<PromiseFacts[]> {
  const { rows } = await sql<PromiseFacts>`select * from promises ${condition}`.execute(db);
  return rows;
}
