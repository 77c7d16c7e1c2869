import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type AttachmentRow = {
  id: number;
  messageId: number;
  name: string;
  type: string;
  size: number;
  sha256: string;
  inline: boolean;
  contentId: string | null;
};

/** The files of these messages, in the order in which they were attached. */
export async function attachmentsOf(db: Database, messageIds: readonly number[]): Promise<AttachmentRow[]> {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<AttachmentRow>`
    select id, message_id, name, type, size, sha256, inline, content_id from attachments
    where message_id = any(${messageIds}::bigint[]) order by id
  `.execute(db);
  return rows;
}

/** One file with the message it belongs to. */
export async function findAttachment(db: Database, id: number): Promise<AttachmentRow | undefined> {
  const { rows } = await sql<AttachmentRow>`
    select id, message_id, name, type, size, sha256, inline, content_id from attachments where id = ${id}
  `.execute(db);
  return rows[0];
}
