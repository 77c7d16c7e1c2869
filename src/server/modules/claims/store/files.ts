import type { Selectable } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { ClaimFiles } from "../../../kernel/db/schema.ts";

export type FileRow = Selectable<ClaimFiles>;

/** What the partner handed in, in that order. */
export async function filesOf(db: Database, claimId: number): Promise<FileRow[]> {
  return db.selectFrom("claimFiles").selectAll().where("claimId", "=", claimId).orderBy("id").execute();
}

/** Adds what is not there yet. @returns what was added */
export async function insertFiles(
  trx: Database,
  rows: readonly Pick<FileRow, "claimId" | "name" | "type" | "size" | "sha256" | "at">[],
): Promise<FileRow[]> {
  const made = trx.insertInto("claimFiles").values([...rows]);
  return made
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .execute();
}
