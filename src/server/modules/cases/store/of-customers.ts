import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** Gives all cases of one person to another, in the order of their ids, as everybody who locks several. */
export async function giveCases(db: Database, from: number, to: number): Promise<number[]> {
  const ids = await caseIdsOf(db, from);
  await giveTheseCases(db, from, to, ids);
  return ids;
}

/** Gives these cases to another, as far as `from` has them. */
export async function giveTheseCases(db: Database, from: number, to: number, ids: readonly number[]): Promise<void> {
  await sql`
    with held as (
      select id from cases where id = any(${ids}::bigint[]) and customer_id = ${from} order by id for no key update
    )
    update cases c set customer_id = ${to}, version = c.version + 1 from held where c.id = held.id
  `.execute(db);
}

/** The ids of a person's cases, also of those merged away. */
export async function caseIdsOf(db: Database, customerId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from cases where customer_id = ${customerId} order by id
  `.execute(db);
  return rows.map((row) => row.id);
}

export type CaseFigures = { cases: number; openCases: number; lastMessageAt: Date | null };

/**
 * How many cases persons have, and when something was last said in one.
 * @param visible condition on rows of `cases` aliased `c`
 */
export async function caseFigures(
  db: Database,
  customerIds: readonly number[],
  visible: RawBuilder<boolean>,
): Promise<Map<number, CaseFigures>> {
  const { rows } = await sql<CaseFigures & { customerId: number }>`
    select customer_id, count(*)::int as cases,
      count(*) filter (where category not in ('solved', 'closed'))::int as open_cases,
      max(last_message_at) as last_message_at
    from cases c where customer_id = any(${customerIds}::bigint[]) and merged_into is null and ${visible}
    group by customer_id
  `.execute(db);
  return new Map(rows.map(({ customerId, ...figures }) => [customerId, figures]));
}
