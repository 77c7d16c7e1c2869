import { sql } from "kysely";
import type { DeliveryReport } from "../../../kernel/channel/index.ts";
import type { Database } from "../../../kernel/db/pool.ts";

type Part = { accountId: number; providerId: string; messageId: number };

/** Notes what a provider calls a part of a message of ours. */
export async function insertPart(db: Database, part: Part, at: Date): Promise<void> {
  await sql`
    insert into message_parts (account_id, provider_id, message_id, at)
    values (${part.accountId}, ${part.providerId}, ${part.messageId}, ${at})
    on conflict (account_id, provider_id) do update set message_id = excluded.message_id, at = excluded.at
  `.execute(db);
}

/** What the provider calls the parts of a message that are sent, in their order. */
export async function partsOf(db: Database, { accountId, messageId }: Omit<Part, "providerId">): Promise<string[]> {
  const { rows } = await sql<{ providerId: string }>`
    select provider_id from message_parts where message_id = ${messageId} and account_id = ${accountId} order by at, provider_id
  `.execute(db);
  return rows.map((row) => row.providerId);
}

/** Forgets the parts of a message that is to be sent anew from its beginning. */
export async function forgetParts(db: Database, messageId: number): Promise<void> {
  await sql`delete from message_parts where message_id = ${messageId}`.execute(db);
}

/** The message of ours that an account's provider calls so. */
export async function findByProviderId(db: Database, accountId: number, providerId: string): Promise<number | null> {
  const { rows } = await sql<{ messageId: number }>`
    select message_id from message_parts where account_id = ${accountId} and provider_id = ${providerId}
  `.execute(db);
  return rows[0]?.messageId ?? null;
}

/** Keeps a report about a message that no part is known of yet. */
export async function keepReport(db: Database, accountId: number, report: DeliveryReport, at: Date): Promise<void> {
  await sql`
    insert into early_reports (account_id, provider_id, outcome, report, at)
    values (${accountId}, ${report.providerId!}, ${report.outcome}, ${JSON.stringify(report)}::jsonb, ${at})
    on conflict do nothing
  `.execute(db);
}

/**
 * Holds what a provider calls a message until the transaction ends: a report about it and the note that it is ours must
 * not pass each other by.
 */
export async function lockProviderId(db: Database, accountId: number, providerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${accountId}:${providerId}`}, 0))`.execute(db);
}

/** Takes the reports that came while a message was still on its way, oldest first. */
export async function takeReports(db: Database, accountId: number, messageId: number): Promise<DeliveryReport[]> {
  const { rows } = await sql<{ report: DeliveryReport; at: Date }>`
    delete from early_reports r using message_parts p
    where p.message_id = ${messageId} and p.account_id = ${accountId}
      and r.account_id = p.account_id and r.provider_id = p.provider_id
    returning r.report, r.at
  `.execute(db);
  return rows.sort((a, b) => a.at.getTime() - b.at.getTime()).map((row) => row.report);
}

/** Reports about what is none of ours, once nobody can still be waiting for them. */
export async function forgetReports(db: Database, before: Date): Promise<void> {
  await sql`delete from early_reports where at < ${before}`.execute(db);
}
