import type { CaseCategory, CaseStatus } from "../../../../shared/contract/cases.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** A status in use, or undefined. */
export async function getStatus(db: Database, id: number): Promise<CaseStatus | undefined> {
  const row = await db
    .selectFrom("caseStatuses")
    .select(["id", "category", "names", "isDefault"])
    .where("id", "=", id)
    .where("archivedAt", "is", null)
    .executeTakeFirst();
  return row && { ...row, category: row.category as CaseCategory, names: row.names as CaseStatus["names"] };
}

/** All statuses in use, in their order. */
export async function listStatuses(db: Database): Promise<CaseStatus[]> {
  const rows = await db
    .selectFrom("caseStatuses")
    .select(["id", "category", "names", "isDefault"])
    .where("archivedAt", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    ...row,
    category: row.category as CaseCategory,
    names: row.names as CaseStatus["names"],
  }));
}
