import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** When the newest message to the customer in a case was made. */
export async function lastOutgoing(db: Database, caseId: number): Promise<Date | null> {
  const { rows } = await sql<{ createdAt: Date }>`
    select created_at from messages
    where case_id = ${caseId} and direction = 'out' and undone_at is null and lost_at is null
    order by id desc limit 1
  `.execute(db);
  return rows[0]?.createdAt ?? null;
}

/** Whom each acknowledgement to a person since a time went to. */
export async function acknowledgementsOf(
  db: Database,
  customerId: number,
  since: Date,
): Promise<{ address: string }[][]> {
  const { rows } = await sql<{ recipients: { address: string }[] }>`
    select recipients -> 'to' as recipients from messages
    where customer_id = ${customerId} and created_at > ${since} and kind = 'acknowledgement'
    limit 100
  `.execute(db);
  return rows.map((row) => row.recipients);
}

/** Takes the lock that a text stands for, until the transaction ends. */
export async function lockText(db: Database, text: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${text}, 0))`.execute(db);
}

/** When the newest message of a case that is no note came or went. */
export async function lastWordOf(db: Database, caseId: number): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(created_at) as at from messages
    where case_id = ${caseId} and direction <> 'note' and undone_at is null
  `.execute(db);
  return rows[0]!.at;
}
