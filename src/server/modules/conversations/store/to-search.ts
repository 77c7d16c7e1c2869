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
  /** what a machine read on its pages */
  machineWords: string[];
  createdAt: Date;
  /** handed in without a name */
  anonymous: boolean;
};

/** Words of messages; what was taken back before it was sent is not found, nor what only acknowledges. */
export async function findTextsToSearch(db: Database, ids: readonly number[]): Promise<MessageToSearch[]> {
  const { rows } = await sql<MessageToSearch>`
    select m.id, m.case_id, m.customer_id, m.channel, m.subject, m.text, m.created_at,
      coalesce((m.form->>'anonymous')::boolean, false) as anonymous,
      array(select a.name from attachments a where a.message_id = m.id) as file_names,
      array(
        select w.words from attachments a join attachment_words w on w.attachment_id = a.id
        where a.message_id = m.id and w.words <> ''
      ) as machine_words
    from messages m
    where m.id = any(${[...ids]}::bigint[]) and m.delivery_state is distinct from 'cancelled' and m.kind <> 'acknowledgement'
  `.execute(db);
  return rows;
}
