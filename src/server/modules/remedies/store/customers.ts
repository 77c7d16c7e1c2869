import type { Database } from "../../../kernel/db/pool.ts";

/** Gives all that one person was given to another record of them. */
export async function moveAllOf(db: Database, from: number, to: number): Promise<void> {
  await db.updateTable("remedies").set({ customerId: to }).where("customerId", "=", from).execute();
}

/** Gives back what belongs to these cases. */
export async function giveBackOf(
  db: Database,
  { from, to, caseIds }: { from: number; to: number; caseIds: readonly number[] },
): Promise<void> {
  if (caseIds.length === 0) return;
  const rows = db.updateTable("remedies").set({ customerId: to }).where("customerId", "=", from);
  await rows.where("caseId", "in", [...caseIds]).execute();
}
