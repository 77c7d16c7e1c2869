import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type AttemptRow = { messageId: number; at: Date; outcome: string; detail: string | null };
export type NewAttempt = AttemptRow & { data?: Record<string, unknown> };

/** Attempts to send, and the receipts that came back, of these messages, oldest first. */
export async function attemptsOf(db: Database, messageIds: readonly number[]): Promise<AttemptRow[]> {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<AttemptRow>`
    select message_id, at, outcome, detail from delivery_attempts
    where message_id = any(${messageIds}::bigint[]) order by id
  `.execute(db);
  return rows;
}

/** Notes what happened to a message on its way. */
export async function insertAttempt(db: Database, attempt: NewAttempt): Promise<void> {
  await sql`
    insert into delivery_attempts (message_id, at, outcome, detail, data)
    values (${attempt.messageId}, ${attempt.at}, ${attempt.outcome}, ${attempt.detail},
      ${JSON.stringify(attempt.data ?? {})}::jsonb)
  `.execute(db);
}

/**
 * The addresses that a message is known not to have reached since it was last put into the queue by a person; null when
 * it came back without saying from whom, and so from everybody.
 */
export async function unreachedAddresses(db: Database, messageId: number): Promise<Set<string> | null> {
  const { rows } = await sql<{ recipients: string[] }>`
    select coalesce(data -> 'refused', data -> 'recipients') as recipients from delivery_attempts
    where message_id = ${messageId} and (outcome = 'bounced' or data ? 'refused')
      and id > coalesce((select max(id) from delivery_attempts
        where message_id = ${messageId} and outcome = 'requeued'), 0)
  `.execute(db);
  if (rows.some(({ recipients }) => recipients.length === 0)) return null;
  return new Set(rows.flatMap(({ recipients }) => recipients.map((address) => address.toLowerCase())));
}

/** How often a message came back before it was last put into the queue by a person. */
export async function countBounces(db: Database, messageId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from delivery_attempts
    where message_id = ${messageId} and outcome = 'bounced'
      and id < (select max(id) from delivery_attempts where message_id = ${messageId} and outcome = 'requeued')
  `.execute(db);
  return rows[0]!.count;
}

/** How often a message was tried since it was last put into the queue by a person, and when first. */
export async function countAttempts(db: Database, messageId: number): Promise<{ count: number; firstAt: Date | null }> {
  const { rows } = await sql<{ count: number; firstAt: Date | null }>`
    select count(*) as count, min(at) as first_at from delivery_attempts
    where message_id = ${messageId} and outcome in ('retry', 'auth', 'interrupted')
      and id > coalesce((select max(id) from delivery_attempts
        where message_id = ${messageId} and outcome = 'requeued'), 0)
  `.execute(db);
  return rows[0]!;
}
