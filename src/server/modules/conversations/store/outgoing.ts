import { sql } from "kysely";
import type { DeliveryState } from "../../../../shared/contract/conversations.ts";
import type { UsedTemplate } from "../../../../shared/contract/templates.ts";
import { storable, storableJson } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { AnswerThen } from "../events.ts";
import type { StoredRecipients } from "./rows.ts";

export type NewOutgoing = {
  customerId: number;
  conversationId: number;
  caseId: number;
  accountId: number | null;
  channel: string;
  kind: string;
  externalId: string;
  inReplyTo: string | null;
  threadRefs: readonly string[];
  subject: string | null;
  recipients: StoredRecipients;
  text: string;
  quotedText: string | null;
  signatureText: string | null;
  html: string | null;
  language: string | null;
  authorId: number | null;
  automatic: boolean;
  thenCategory: AnswerThen | null;
  template?: UsedTemplate | null;
  choices?: readonly string[] | null;
  sendAt: Date;
  now: Date;
};

/** Stores a message that is to go out, still to be undone. */
export async function insertOutgoing(db: Database, row: NewOutgoing): Promise<number> {
  const { now, threadRefs, recipients, text, subject, quotedText, signatureText, html, template, choices, ...rest } =
    row;
  const { id } = await db
    .insertInto("messages")
    .values({
      ...rest,
      direction: "out",
      deliveryState: "scheduled" satisfies DeliveryState,
      threadRefs: [...threadRefs],
      recipients: JSON.stringify(recipients),
      text: storable(text),
      subject: subject === null ? null : storable(subject),
      quotedText: quotedText === null ? null : storable(quotedText),
      signatureText: signatureText === null ? null : storable(signatureText),
      html: html === null ? null : storable(html),
      template: template ? storableJson(template) : null,
      choices: choices ? choices.map(storable) : null,
      writtenAt: now,
      createdAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await sql`
    update conversations set last_message_at = greatest(last_message_at, ${now}), case_id = ${row.caseId}
    where id = ${row.conversationId}
  `.execute(db);
  return id;
}

/** Begins a conversation from our side. */
export async function insertConversation(
  db: Database,
  row: {
    customerId: number;
    accountId: number | null;
    channel: string;
    caseId: number;
    subject: string | null;
    now: Date;
  },
): Promise<number> {
  const { now, ...values } = row;
  const { id } = await db
    .insertInto("conversations")
    .values({ ...values, createdAt: now, lastMessageAt: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** A message that an answer goes on from. */
export type Answered = {
  id: number;
  conversationId: number | null;
  accountId: number | null;
  channel: string;
  externalId: string | null;
  threadRefs: string[];
  sender: { kind?: string; address: string; display?: string; name: string | null; replyTo?: ReplyTo | null } | null;
  recipients: Partial<Record<"to" | "cc" | "bcc", { address: string; display?: string; name: string | null }[]>>;
  text: string;
  autoReply: string | null;
  thirdPerson: boolean;
  at: Date;
};
type ReplyTo = { address: string; display: string; name: string | null };

/**
 * The newest message of a case that came from outside, the customer's own before a
 * machine's or another person's; or one message by its id.
 */
export async function findAnswered(db: Database, caseId: number, messageId: number | null): Promise<Answered | null> {
  const { rows } = await sql<Answered>`
    select id, conversation_id, account_id, channel, external_id, thread_refs, sender, recipients, text, auto_reply,
      third_person, coalesce(written_at, created_at) as at
    from messages
    where case_id = ${caseId} and direction = 'in' and kind in ('message', 'imported')
      and (${messageId}::bigint is null or id = ${messageId})
    order by (auto_reply is null and not third_person) desc, id desc limit 1
  `.execute(db);
  return rows[0] ?? null;
}

/** The newest message of a conversation that its channel knows by an id, in either direction. */
export async function newestInThread(
  db: Database,
  conversationId: number,
): Promise<{ externalId: string; threadRefs: string[] } | null> {
  const { rows } = await sql<{ externalId: string; threadRefs: string[] }>`
    select external_id, thread_refs from messages
    where conversation_id = ${conversationId} and external_id is not null and undone_at is null
    order by id desc limit 1
  `.execute(db);
  return rows[0] ?? null;
}

/** A message on its way out, as the sender needs it. */
export type OutgoingRow = {
  id: number;
  caseId: number;
  customerId: number;
  accountId: number | null;
  conversationId: number | null;
  channel: string;
  kind: string;
  externalId: string;
  inReplyTo: string | null;
  threadRefs: string[];
  subject: string | null;
  recipients: StoredRecipients;
  text: string;
  quotedText: string | null;
  signatureText: string | null;
  html: string | null;
  authorId: number | null;
  automatic: boolean;
  thenCategory: AnswerThen | null;
  template: UsedTemplate | null;
  choices: string[] | null;
  deliveryState: DeliveryState;
  sendAt: Date | null;
  createdAt: Date;
  undoneAt: Date | null;
  /** since when it is certain that it reached nobody */
  lostAt: Date | null;
};

/** An outgoing message, held until the transaction ends. */
export async function lockOutgoing(db: Database, id: number): Promise<OutgoingRow | undefined> {
  const { rows } = await sql<OutgoingRow>`
    select id, case_id, customer_id, account_id, conversation_id, channel, kind, external_id, in_reply_to, thread_refs,
      subject, recipients, text, quoted_text, signature_text, html, author_id, automatic, then_category, template, choices, delivery_state,
      send_at, created_at, undone_at, lost_at
    from messages where id = ${id} and direction = 'out'
    for update
  `.execute(db);
  return rows[0];
}

/** Which lane these messages take. */
export async function findOutgoing(db: Database, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("messages")
    .select(["id", "accountId", "automatic"])
    .where("id", "in", [...ids])
    .execute();
}

export type Delivery = {
  state: DeliveryState;
  error?: string | null;
  sendAt?: Date | null;
  sentAt?: Date;
  accountId?: number;
  undoneAt?: Date;
  lostAt?: Date | null;
};

/** Writes down how a message stands; what is left out stays. */
export async function setDelivery(db: Database, id: number, delivery: Delivery): Promise<void> {
  const { state, error, ...rest } = delivery;
  await db
    .updateTable("messages")
    .set({ deliveryState: state, ...(error !== undefined && { deliveryError: error }), ...rest })
    .where("id", "=", id)
    .execute();
}

/** Writes down that a message reached nobody. */
export async function setLost(db: Database, id: number, at: Date): Promise<void> {
  await db.updateTable("messages").set({ lostAt: at }).where("id", "=", id).execute();
}

/** Which of these messages reached nobody. */
export async function findLost(db: Database, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from messages where id = any(${[...ids]}::bigint[]) and lost_at is not null
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Says that the sender of a message is alive. */
export async function prolongClaim(db: Database, id: number, until: Date): Promise<void> {
  await sql`update messages set send_at = ${until} where id = ${id} and delivery_state = 'sending'`.execute(db);
}

/** Messages whose time has come though nobody seems to be at them: their sender died, or their job was lost. */
export async function stalled(db: Database, times: { sendingSince: Date; waitingSince: Date }): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from messages where delivery_state = 'sending' and send_at < ${times.sendingSince}
    union all
    select id from messages where delivery_state = 'scheduled' and send_at < ${times.waitingSince}
    union all
    select id from messages where delivery_state = 'queued' and send_at < ${times.waitingSince}
    limit 1000
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Wakes messages that wait for an account which can send, a part at a time; what a template says waits for its own. */
export async function wakeWaiting(
  db: Database,
  accountId: number,
  channel: string,
  part: { now: Date; limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update messages set send_at = ${part.now}
    where id in (
      select id from messages
      where delivery_state = 'queued' and send_at is null
        and (account_id = ${accountId} or template is null and (account_id is null and channel = ${channel}
          or account_id in (select id from channel_accounts where not active and channel = ${channel})))
      order by id limit ${part.limit} for update
    )
    returning id
  `.execute(db);
  return rows.map((row) => row.id);
}
