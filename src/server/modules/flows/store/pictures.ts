import type { Database } from "../../../kernel/db/pool.ts";

export async function insertPicture(
  db: Database,
  picture: { sha256: string; type: string; addedBy: number | null; addedAt: Date },
): Promise<void> {
  await db
    .insertInto("flowPictures")
    .values(picture)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function findPicture(db: Database, sha256: string): Promise<{ type: string } | undefined> {
  return db.selectFrom("flowPictures").select("type").where("sha256", "=", sha256).executeTakeFirst();
}
