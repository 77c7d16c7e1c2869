import type { SaveExecutive } from "../../../shared/contract/forms.ts";
import type { Database } from "../../kernel/db/pool.ts";

export type ExecutiveRow = SaveExecutive & { staffId: number };

const columns = ["staffId", "title", "teamId", "deputyIds", "position"] as const;

/** All of them, in order; there are as many as a company has executives. */
export async function allExecutives(db: Database): Promise<ExecutiveRow[]> {
  const rows = await db.selectFrom("executives").select(columns).orderBy("position").orderBy("staffId").execute();
  return rows as ExecutiveRow[];
}

/** Writes what somebody is as an executive. */
export async function saveExecutiveRow(db: Database, row: ExecutiveRow, at: Date): Promise<void> {
  const values = { ...row, title: JSON.stringify(row.title), deputyIds: [...row.deputyIds], updatedAt: at };
  await db
    .insertInto("executives")
    .values(values)
    .onConflict((conflict) => conflict.column("staffId").doUpdateSet(values))
    .execute();
}

/** Whoever wants to change or remove one of these waits until the transaction ends. */
export async function lockExecutives(trx: Database, staffIds: readonly number[]): Promise<void> {
  const rows = trx
    .selectFrom("executives")
    .select("staffId")
    .where("staffId", "in", [...staffIds]);
  await rows.orderBy("staffId").forUpdate().execute();
}

/** @returns whether there was one */
export async function removeExecutiveRow(db: Database, staffId: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("executives").where("staffId", "=", staffId).executeTakeFirst();
  return numDeletedRows > 0n;
}
