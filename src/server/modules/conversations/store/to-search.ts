import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type MessageToSearch = {
  id: number;
  caseId: number;
  customerId: number;
  channel: string;
  subject: string | null;
  text: string;
  fileNames: string[];
  createdAt: Date;
};

/** Words of messages; what was taken back before it was sent is not found, nor what only acknowledges. */
export async function findTextsToSearch(db: Database, ids: readonly number[]): Promise<MessageToSearch[]> {
  const { rows } = await sql<MessageToSearch>`
    select m.id, m.case_id, m.customer_id, m.channel, m.subject, m.text, m.created_at,
      array(select a.name from attachments a where a.message_id = m.id) as file_names
    from messages m
    where m.id = any(${[...ids]}::bigint[]) and m.delivery_state is distinct from 'cancelled' and m.kind <> 'acknowledgement'
  `.execute(db);
  return rows;
}
