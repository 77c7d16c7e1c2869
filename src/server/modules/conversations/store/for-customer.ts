import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { AttachmentRow } from "./attachments.ts";
import { type MessageRow, messageColumns } from "./rows.ts";

/**
 * What makes a row of `messages m` one for its customer's eyes. Written as what may be seen: a new kind of message is
 * hidden until somebody puts it here.
 */
export const customerMaySee = sql<boolean>`
  (m.direction = 'in' and m.kind in ('message', 'imported') and not m.third_person
    or m.direction = 'out' and m.kind in ('reply', 'acknowledgement', 'notice', 'robot')
      and m.delivery_state not in ('scheduled', 'cancelled'))
`;

export async function messagesCustomerMaySee(
  db: Database,
  input: { caseId: number; customerId: number },
): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from messages m left join channel_accounts a on a.id = m.account_id
    where m.case_id = ${input.caseId} and m.customer_id = ${input.customerId} and ${customerMaySee}
    order by m.id
  `.execute(db);
  return rows;
}

/** A file of a message that the customer may see. */
export async function attachmentCustomerMaySee(
  db: Database,
  input: { caseId: number; customerId: number; attachmentId: number },
): Promise<AttachmentRow | undefined> {
  const { rows } = await sql<AttachmentRow>`
    select f.id, f.message_id, f.name, f.type, f.size, f.sha256, f.inline, f.content_id
    from attachments f join messages m on m.id = f.message_id
    where f.id = ${input.attachmentId} and m.case_id = ${input.caseId} and m.customer_id = ${input.customerId}
      and ${customerMaySee}
  `.execute(db);
  return rows[0];
}
