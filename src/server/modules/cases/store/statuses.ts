import { sql } from "kysely";
import type { CaseStatus } from "../../../../shared/contract/cases.ts";
import type { Database } from "../../../kernel/db/pool.ts";

const selectStatuses = sql`select id, category, names, is_default from case_statuses`;

/** A status in use, or undefined. */
export async function findStatus(db: Database, id: number): Promise<CaseStatus | undefined> {
  const { rows } = await sql<CaseStatus>`${selectStatuses} where id = ${id} and archived_at is null`.execute(db);
  return rows[0];
}

/** All statuses in use, in their order. */
export async function listStatuses(db: Database): Promise<CaseStatus[]> {
  const { rows } = await sql<CaseStatus>`${selectStatuses} where archived_at is null order by position, id`.execute(db);
  return rows;
}

/** Statuses by id, also those no longer in use. */
export async function statusesById(db: Database, ids: readonly number[]): Promise<Map<number, CaseStatus>> {
  const { rows } = await sql<CaseStatus>`${selectStatuses} where id = any(${[...ids]}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
