import type { Database } from "../../../kernel/db/pool.ts";

/** Ids that a merge moved, by facet. */
export type Moved = Record<string, number[]>;
/** Fields of the record that stayed, as they were and as the merge left them. */
export type Filled = Record<string, { before: string | null; after: string | null }>;
export type MergeRow = {
  id: number;
  keptId: number;
  otherId: number;
  moved: Moved;
  keptCaseIds: number[];
  filled: Filled;
};

/** Writes down what a merge moved. */
export async function insertMerge(
  db: Database,
  merge: Omit<MergeRow, "id"> & { reason: string | null },
  now: Date,
): Promise<void> {
  await db
    .insertInto("customerMerges")
    .values({
      keptId: merge.keptId,
      otherId: merge.otherId,
      reason: merge.reason,
      moved: JSON.stringify(merge.moved),
      keptCaseIds: merge.keptCaseIds,
      filled: JSON.stringify(merge.filled),
      mergedAt: now,
    })
    .execute();
}

/** The merge by which a person is part of another, or undefined. */
export async function standingMerge(db: Database, otherId: number): Promise<MergeRow | undefined> {
  const row = await db
    .selectFrom("customerMerges")
    .select(["id", "keptId", "otherId", "moved", "keptCaseIds", "filled"])
    .where("otherId", "=", otherId)
    .where("unmergedAt", "is", null)
    .executeTakeFirst();
  return row && { ...row, moved: row.moved as Moved, filled: row.filled as Filled };
}

/** Writes down anew what a merge moved. */
export async function writeMoved(db: Database, id: number, moved: Moved): Promise<void> {
  await db
    .updateTable("customerMerges")
    .set({ moved: JSON.stringify(moved) })
    .where("id", "=", id)
    .execute();
}

/** Marks a merge as taken back. */
export async function endMerge(db: Database, id: number, now: Date): Promise<void> {
  await db.updateTable("customerMerges").set({ unmergedAt: now }).where("id", "=", id).execute();
}

/** Who is part of a person by a merge that stands, newest first. */
export async function mergedFrom(db: Database, keptId: number) {
  return db
    .selectFrom("customerMerges as m")
    .innerJoin("customers as c", "c.id", "m.otherId")
    .select(["m.otherId as id", "c.name", "m.mergedAt as at"])
    .where("m.keptId", "=", keptId)
    .where("m.unmergedAt", "is", null)
    .orderBy("m.id", "desc")
    .execute();
}
