import type { Database } from "../../../kernel/db/pool.ts";

/** Keeps the sealed word of a message. */
export async function insertHiddenWord(
  db: Database,
  row: { messageId: number; sealed: string; until: Date },
): Promise<void> {
  await db.insertInto("messageHiddenWords").values(row).execute();
}

/** The sealed word of a message, if there is one. */
export async function findHiddenWord(db: Database, messageId: number) {
  return db
    .selectFrom("messageHiddenWords")
    .select(["sealed", "until"])
    .where("messageId", "=", messageId)
    .executeTakeFirst();
}

/** Forgets the word of a message. */
export async function deleteHiddenWord(db: Database, messageId: number): Promise<void> {
  await db.deleteFrom("messageHiddenWords").where("messageId", "=", messageId).execute();
}

/** Forgets words that are worth nothing any more. */
export async function forgetHiddenWords(db: Database, before: Date): Promise<void> {
  await db.deleteFrom("messageHiddenWords").where("until", "<", before).execute();
}
