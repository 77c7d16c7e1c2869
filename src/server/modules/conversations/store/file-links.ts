import type { Selectable } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { FileLinks } from "../../../kernel/db/schema.ts";

export type FileLinkRow = Selectable<FileLinks>;

/** Writes down a link to a file. */
export async function insertFileLink(db: Database, row: Omit<FileLinkRow, "revokedAt">): Promise<void> {
  await db.insertInto("fileLinks").values(row).execute();
}

/** A link that still opens, by the hash of its token. */
export async function findFileLink(db: Database, tokenHash: string, now: Date): Promise<FileLinkRow | undefined> {
  return db
    .selectFrom("fileLinks")
    .selectAll()
    .where("tokenHash", "=", tokenHash)
    .where("expiresAt", ">", now)
    .where("revokedAt", "is", null)
    .executeTakeFirst();
}

/** Ends all links to the files of a message. @returns how many were open */
export async function revokeFileLinks(db: Database, messageId: number, now: Date): Promise<number> {
  const rows = await db
    .updateTable("fileLinks")
    .set({ revokedAt: now })
    .where("messageId", "=", messageId)
    .where("revokedAt", "is", null)
    .where("expiresAt", ">", now)
    .returning("tokenHash")
    .execute();
  return rows.length;
}

/** Forgets links that have not opened since a time. */
export async function forgetFileLinks(db: Database, before: Date): Promise<void> {
  await db.deleteFrom("fileLinks").where("expiresAt", "<", before).execute();
}
