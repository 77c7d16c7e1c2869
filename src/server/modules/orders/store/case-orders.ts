import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** Notes that a case is about an order. @returns false when it was noted already */
export async function insertCaseOrder(trx: Database, caseId: number, orderId: number, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into case_orders (case_id, order_id, named_at) values (${caseId}, ${orderId}, ${at}) on conflict do nothing
  `.execute(trx);
  return numAffectedRows === 1n;
}

/** Takes it back. @returns false when it was not noted */
export async function deleteCaseOrder(trx: Database, caseIds: readonly number[], orderId: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from case_orders where case_id = any(${[...caseIds]}::bigint[]) and order_id = ${orderId}
  `.execute(trx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** The newest cases that name an order. */
export async function casesNaming(db: Database, orderId: number, limit: number): Promise<number[]> {
  const { rows } = await sql<{ caseId: number }>`
    select case_id from case_orders where order_id = ${orderId} order by case_id desc limit ${limit}
  `.execute(db);
  return rows.map(({ caseId }) => caseId);
}
