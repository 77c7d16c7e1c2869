import { type RawBuilder, sql } from "kysely";
import type { DeliveryState, JoinReason, MaybeOf } from "../../../../shared/contract/conversations.ts";
import type { SubmittedForm } from "../../../../shared/contract/forms.ts";
import type { UsedTemplate } from "../../../../shared/contract/templates.ts";
import type { Handle } from "../../../kernel/channel/index.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** Somebody on a message as the row keeps it: a handle where it came in, an address and a name where it went out. */
export type StoredAddress = { address: string; display?: string; name: string | null };
export type StoredRecipients = { to: StoredAddress[]; cc: StoredAddress[]; bcc: StoredAddress[] };

/** A message as it is read: everything but its HTML, which is large and read by itself. */
export type MessageRow = {
  id: number;
  caseId: number;
  customerId: number;
  conversationId: number | null;
  accountId: number | null;
  accountName: string | null;
  channel: string;
  direction: "in" | "out" | "note";
  kind: string;
  externalId: string | null;
  threadRefs: string[];
  subject: string | null;
  sender: (StoredAddress & { kind?: string; replyTo?: Handle | null }) | null;
  recipients: Partial<StoredRecipients>;
  ourRole: string | null;
  text: string;
  quotedText: string | null;
  signatureText: string | null;
  hasHtml: boolean;
  rawSha256: string | null;
  autoReply: string | null;
  language: string | null;
  problems: { code: string; detail?: string }[];
  authorId: number | null;
  automatic: boolean;
  thirdPerson: boolean;
  joined: JoinReason | null;
  maybeOf: MaybeOf | null;
  form: SubmittedForm | null;
  template: UsedTemplate | null;
  deliveryState: DeliveryState | null;
  deliveryError: string | null;
  sendAt: Date | null;
  sentAt: Date | null;
  writtenAt: Date | null;
  createdAt: Date;
};

/** The columns of `MessageRow`, of `messages m` with `channel_accounts a`. */
export const messageColumns: RawBuilder<unknown> = sql`
  m.id, m.case_id, m.customer_id, m.conversation_id, m.account_id, a.name as account_name, m.channel, m.direction, m.kind,
  m.external_id, m.thread_refs, m.subject, m.sender, m.recipients, m.our_role, m.text, m.quoted_text, m.signature_text,
  m.html is not null as has_html, m.raw_sha256, m.auto_reply, m.language, m.problems, m.author_id, m.automatic,
  m.third_person, m.joined, m.maybe_of, m.form, m.template, m.delivery_state, m.delivery_error, m.send_at, m.sent_at, m.written_at, m.created_at
`;

/** These messages, in no order. */
export async function findMessages(db: Database, ids: readonly number[]): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from messages m left join channel_accounts a on a.id = m.account_id
    where m.id = any(${ids}::bigint[])
  `.execute(db);
  return rows;
}

/** The newest messages of a case that are older than a message, newest first; undone ones are nowhere. */
export async function messagesOfCase(
  db: Database,
  caseId: number,
  page: { before: number | null; limit: number },
): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from messages m left join channel_accounts a on a.id = m.account_id
    where m.case_id = ${caseId} and m.id < ${page.before ?? Number.MAX_SAFE_INTEGER} and m.undone_at is null
    order by m.id desc limit ${page.limit}
  `.execute(db);
  return rows;
}

/** The HTML of one message, as it came or as it went out. */
export async function htmlOf(db: Database, messageId: number): Promise<string | null> {
  const row = await db.selectFrom("messages").select("html").where("id", "=", messageId).executeTakeFirst();
  return row?.html ?? null;
}
