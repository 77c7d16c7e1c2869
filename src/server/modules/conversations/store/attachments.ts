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
  /** what a machine read on it; null where none did */
  machineWords: string | null;
};

/** The files of these messages, in the order in which they were attached. */
export async function attachmentsOf(db: Database, messageIds: readonly number[]): Promise<AttachmentRow[]> {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<AttachmentRow>`
    select a.id, a.message_id, a.name, a.type, a.size, a.sha256, a.inline, a.content_id, w.words as machine_words
    from attachments a left join attachment_words w on w.attachment_id = a.id
    where a.message_id = any(${messageIds}::bigint[]) order by a.id
  `.execute(db);
  return rows;
}

/** One file with the message it belongs to. */
export async function findAttachment(db: Database, id: number): Promise<AttachmentRow | undefined> {
  const { rows } = await sql<AttachmentRow>`
    select id, message_id, name, type, size, sha256, inline, content_id, null as machine_words
    from attachments where id = ${id}
  `.execute(db);
  return rows[0];
}
