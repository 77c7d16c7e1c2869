import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type UnreadPage = { id: number; sha256: string; caseId: number | null; customerId: number | null };

/** The pictures of a message that no machine has read yet, in their order. */
export async function unreadPages(db: Database, messageId: number, limit: number): Promise<UnreadPage[]> {
  const { rows } = await sql<UnreadPage>`
    select a.id, a.sha256, m.case_id, m.customer_id from attachments a
    join messages m on m.id = a.message_id
    left join attachment_words w on w.attachment_id = a.id
    where a.message_id = ${messageId} and a.type in ('image/png', 'image/jpeg') and w.attachment_id is null
    order by a.id limit ${limit}
  `.execute(db);
  return rows;
}

/** Keeps what was read on a page; what is there already stays. */
export async function insertPageWords(
  db: Database,
  row: { attachmentId: number; words: string; at: Date },
): Promise<void> {
  await db
    .insertInto("attachmentWords")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
