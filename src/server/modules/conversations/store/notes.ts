import { storable } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type NoteRow = {
  caseId: number;
  customerId: number;
  channel: string;
  authorId: number | null;
  text: string;
  now: Date;
};

/** Stores an internal note. */
export async function insertNote(db: Database, { now, text, ...row }: NoteRow): Promise<number> {
  const { id } = await db
    .insertInto("messages")
    .values({ ...row, text: storable(text), direction: "note", kind: "note", writtenAt: now, createdAt: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
