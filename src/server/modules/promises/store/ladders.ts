import type { LadderStep } from "../../../../shared/contract/promises.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type LadderRow = { kind: string; ladder: LadderStep[] };

/** The ladders that somebody set: a handful. */
export async function findLadders(db: Database): Promise<LadderRow[]> {
  const rows = await db.selectFrom("promiseLadders").select(["kind", "ladder"]).orderBy("kind").execute();
  return rows as unknown as LadderRow[];
}

export async function upsertLadder(
  db: Database,
  kind: string,
  ladder: readonly LadderStep[],
  updatedAt: Date,
): Promise<void> {
  const set = { ladder: JSON.stringify(ladder), updatedAt };
  await db
    .insertInto("promiseLadders")
    .values({ kind, ...set })
    .onConflict((conflict) => conflict.column("kind").doUpdateSet(set))
    .execute();
}

export async function deleteLadder(db: Database, kind: string): Promise<void> {
  await db.deleteFrom("promiseLadders").where("kind", "=", kind).execute();
}
