import { sql } from "kysely";
import type { DeliveryState } from "../../../../shared/contract/conversations.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { StoredRecipients } from "./rows.ts";

export type OutboxEntry = {
  id: number;
  caseId: number;
  subject: string | null;
  accountId: number | null;
  accountName: string | null;
  channel: string;
  recipients: StoredRecipients;
  kind: string;
  deliveryState: DeliveryState;
  deliveryError: string | null;
  attempts: number;
  lastAttemptAt: Date | null;
  sendAt: Date | null;
  createdAt: Date;
  authorId: number | null;
};

/** Outgoing messages in these states, newest first: one walk of the index for each state. */
export async function listOutbox(
  db: Database,
  page: { states: readonly DeliveryState[]; before: number | null; limit: number },
): Promise<OutboxEntry[]> {
  const { rows } = await sql<OutboxEntry>`
    with newest as materialized (
      select m.id
      from unnest(${[...page.states]}::text[]) as s(state)
      cross join lateral (
        select id from messages
        where delivery_state = s.state and id < ${page.before ?? Number.MAX_SAFE_INTEGER}
        order by id desc limit ${page.limit}
      ) m
      order by m.id desc limit ${page.limit}
    )
    select m.id, m.case_id, m.subject, m.account_id, a.name as account_name, m.channel, m.recipients, m.kind,
      m.delivery_state, m.delivery_error, m.send_at, m.created_at, m.author_id, t.attempts, t.last_attempt_at
    from newest n join messages m on m.id = n.id left join channel_accounts a on a.id = m.account_id
    cross join lateral (
      select count(*) as attempts, max(at) as last_attempt_at from delivery_attempts
      where message_id = m.id and outcome in ('sent', 'retry', 'auth', 'rejected', 'gone', 'interrupted')
    ) t
    where m.undone_at is null
    order by m.id desc
  `.execute(db);
  return rows;
}

/** How many messages are in each of these states. */
export async function countByState(
  db: Database,
  states: readonly DeliveryState[],
): Promise<{ state: DeliveryState; count: number }[]> {
  const { rows } = await sql<{ state: DeliveryState; count: number }>`
    select s.state, (select count(*) from messages where delivery_state = s.state) as count
    from unnest(${[...states]}::text[]) as s(state)
  `.execute(db);
  return rows;
}

/** When the oldest message was written that is still on its way. */
export async function oldestUnsent(db: Database): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(created_at) as at from messages where delivery_state in ('queued', 'sending')
  `.execute(db);
  return rows[0]!.at;
}
