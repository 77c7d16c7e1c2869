import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { PromiseFacts } from "./promise-facts.ts";

/** Gives all promises of one customer to another; returns the ids of those that belong to no case. */
export async function givePromises(trx: Database, from: number, to: number): Promise<number[]> {
  const { rows } = await sql<{ id: number; caseId: number | null }>`
    update promises set customer_id = ${to} where customer_id = ${from} returning id, case_id
  `.execute(trx);
  return rows.filter((row) => row.caseId === null).map((row) => row.id);
}

/** Gives the promises of these ids and of these cases to another customer, as far as `from` has them. */
export async function givePromisesBack(
  trx: Database,
  give: { from: number; to: number; ids: readonly number[]; caseIds: readonly number[] },
): Promise<void> {
  await sql`
    update promises set customer_id = ${give.to}
    where customer_id = ${give.from}
      and (id = any(${[...give.ids]}::bigint[]) or case_id = any(${[...give.caseIds]}::bigint[]))
  `.execute(trx);
}

export type PromiseCounts = { promisesOpen: number; promisesKept: number; promisesBroken: number };

/** How promises to these customers fared; kept late counts as broken. */
export async function countByCustomer(
  db: Database,
  customerIds: readonly number[],
  visible: RawBuilder<boolean>,
): Promise<Map<number, PromiseCounts>> {
  if (customerIds.length === 0) return new Map();
  const { rows } = await sql<PromiseCounts & { customerId: number }>`
    select customer_id,
      count(*) filter (where state = 'open')::int as promises_open,
      count(*) filter (where state = 'kept')::int as promises_kept,
      count(*) filter (where state in ('broken', 'kept_late'))::int as promises_broken
    from promises where customer_id = any(${[...customerIds]}::bigint[]) and ${visible} group by customer_id
  `.execute(db);
  return new Map(rows.map(({ customerId, ...counts }) => [customerId, counts]));
}

/** The promises to a customer, newest first, older than an id. */
export async function findPromisesToCustomer(
  db: Database,
  { customerId, before, limit }: { customerId: number; before: number | null; limit: number },
  visible: RawBuilder<boolean>,
): Promise<PromiseFacts[]> {
  const { rows } = await sql<PromiseFacts>`
    select * from promises
    where customer_id = ${customerId} and (${before}::bigint is null or id < ${before}::bigint) and ${visible}
    order by id desc limit ${limit}
  `.execute(db);
  return rows;
}
