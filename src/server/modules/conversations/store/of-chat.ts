import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { AttachmentRow } from "./attachments.ts";
import { customerMaySee } from "./for-customer.ts";
import { type MessageRow, messageColumns } from "./rows.ts";

/** One person's side of a chat: what they wrote as one of these addresses, and what went to one of them. */
export type ChatOf = { accountId: number; customerIds: readonly number[]; addresses: readonly string[] };

/** Of `messages m`: the address at the other end of the line. */
export const otherEnd: RawBuilder<string | null> = sql`
  case m.direction when 'in' then m.sender->>'address' else m.recipients->'to'->0->>'address' end
`;

/** The newest messages of a chat that are older than a message, newest first. */
export async function messagesOfChat(
  db: Database,
  chat: ChatOf,
  page: { before: number | null; limit: number },
): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from conversations c
    join messages m on m.conversation_id = c.id
    left join channel_accounts a on a.id = m.account_id
    where c.customer_id = any(${chat.customerIds}::bigint[]) and c.account_id = ${chat.accountId}
      and m.account_id = ${chat.accountId} and m.id < ${page.before ?? Number.MAX_SAFE_INTEGER}
      and ${customerMaySee} and ${otherEnd} = any(${chat.addresses}::text[])
    order by m.id desc limit ${page.limit}
  `.execute(db);
  return rows;
}

/** Those of these messages that their customers may see, with the address at the other end. */
export async function chatMessages(
  db: Database,
  ids: readonly number[],
): Promise<(MessageRow & { address: string })[]> {
  const { rows } = await sql<MessageRow & { address: string }>`
    select ${messageColumns}, ${otherEnd} as address from messages m
    left join channel_accounts a on a.id = m.account_id
    where m.id = any(${ids}::bigint[]) and ${customerMaySee} and ${otherEnd} is not null
    order by m.id
  `.execute(db);
  return rows;
}

/** What we wrote to this chat since a time that no widget has taken yet, oldest first. */
export async function undeliveredInChat(db: Database, chat: ChatOf, since: Date): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from conversations c
    join messages m on m.conversation_id = c.id
    left join channel_accounts a on a.id = m.account_id
    where c.customer_id = any(${chat.customerIds}::bigint[]) and c.account_id = ${chat.accountId}
      and m.account_id = ${chat.accountId} and m.direction = 'out' and m.kind in ('reply', 'notice')
      and m.delivery_state in ('sending', 'sent') and m.created_at >= ${since}
      and ${otherEnd} = any(${chat.addresses}::text[])
    order by m.id
  `.execute(db);
  return rows;
}

/** A file of a message of this account that its customer may see. */
export async function attachmentOfChat(
  db: Database,
  input: { accountId: number; attachmentId: number },
): Promise<AttachmentRow | undefined> {
  const { rows } = await sql<AttachmentRow>`
    select f.id, f.message_id, f.name, f.type, f.size, f.sha256, f.inline, f.content_id
    from attachments f join messages m on m.id = f.message_id
    where f.id = ${input.attachmentId} and m.account_id = ${input.accountId} and ${customerMaySee}
  `.execute(db);
  return rows[0];
}
