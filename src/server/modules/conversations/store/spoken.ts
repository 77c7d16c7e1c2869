import { sql } from "kysely";
import { storable } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

type Spoken = { caseId: number; customerId: number; channel: string };

/** Notes when a message that is a call was answered. @returns undefined when that is noted already */
export async function markAnswered(db: Database, messageId: number, at: Date): Promise<Spoken | undefined> {
  const { rows } = await sql<Spoken>`
    update messages set answered_at = ${at},
      sent_at = case direction when 'out' then coalesce(sent_at, ${at}) else sent_at end,
      lost_at = case direction when 'out' then null else lost_at end
    where id = ${messageId} and answered_at is null
    returning case_id, customer_id, channel
  `.execute(db);
  return rows[0];
}

/** The conversation that calls of a case with one account are in; begins it when there is none. */
export async function conversationForCall(
  db: Database,
  call: Spoken & { accountId: number; at: Date },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with known as (
      update conversations set last_message_at = greatest(last_message_at, ${call.at})
      where id = (
        select id from conversations
        where case_id = ${call.caseId} and account_id = ${call.accountId} and customer_id = ${call.customerId}
        order by id desc limit 1
      )
      returning id
    ), begun as (
      insert into conversations (customer_id, account_id, channel, case_id, created_at, last_message_at)
      select ${call.customerId}, ${call.accountId}, ${call.channel}, ${call.caseId}, ${call.at}, ${call.at}
      where not exists (select from known) returning id
    )
    select id from known union all select id from begun
  `.execute(db);
  return rows[0]!.id;
}

/** Stores a call that we made; one that nobody answered reached nobody. */
export async function insertCallMessage(
  db: Database,
  call: Spoken & {
    conversationId: number;
    accountId: number;
    externalId: string;
    recipient: { address: string; name: string | null };
    text: string;
    authorId: number | null;
    at: Date;
    answeredAt: Date | null;
  },
): Promise<number> {
  const { conversationId, caseId, customerId, accountId, channel, externalId, authorId, at, answeredAt } = call;
  const recipients = { to: [call.recipient], cc: [], bcc: [] };
  const { id } = await db
    .insertInto("messages")
    .values({
      ...{ conversationId, caseId, customerId, accountId, channel, externalId, authorId },
      direction: "out",
      kind: "reply",
      recipients: JSON.stringify(recipients),
      text: storable(call.text),
      writtenAt: at,
      createdAt: at,
      sentAt: answeredAt,
      answeredAt,
      lostAt: answeredAt === null ? at : null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
