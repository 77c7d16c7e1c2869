import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

type Report = {
  externalId: string | null;
  recipients: readonly string[];
  accountId: number | null;
  now: Date;
};

/** The outgoing message that a report is about, by its id, else by whom it went to lately. */
export async function findReported(db: Database, report: Report): Promise<number | null> {
  if (report.externalId !== null) {
    const { rows } = await sql<{ id: number }>`
      select id from messages where external_id = ${report.externalId} and direction = 'out' order by id desc limit 1
    `.execute(db);
    if (rows[0]) return rows[0].id;
  }
  if (report.accountId === null || report.recipients.length === 0) return null;
  const { rows } = await sql<{ id: number }>`
    select id from messages
    where account_id = ${report.accountId} and direction = 'out'
      and sent_at between ${report.now}::timestamptz - interval '5 days' and ${report.now}
      and exists (
        select from jsonb_path_query(recipients, '$.*[*].address') as r(address)
        where lower(r.address #>> '{}') = any(${report.recipients.map((address) => address.toLowerCase())}::text[])
      )
    order by sent_at desc limit 1
  `.execute(db);
  return rows[0]?.id ?? null;
}

/** The clock of a provider is not ours, and we note that it took a message a moment after it did. */
const CLOCKS_APART_MS = 5_000;

/** Messages to these recipients that went out until a moment, within a week, for which such a receipt is news; oldest first. */
export async function findSentUpTo(
  db: Database,
  about: { accountId: number; recipients: readonly string[]; upTo: Date; outcome: "delivered" | "read" },
): Promise<number[]> {
  const until = new Date(about.upTo.getTime() + CLOCKS_APART_MS);
  const states = about.outcome === "read" ? ["sent", "delivered"] : ["sent"];
  const { rows } = await sql<{ id: number }>`
    select id from messages
    where account_id = ${about.accountId} and direction = 'out' and delivery_state = any(${states}::text[])
      and sent_at between ${until}::timestamptz - interval '7 days' and ${until}
      and recipients -> 'to' -> 0 ->> 'address' = any(${[...about.recipients]}::text[])
    order by id
  `.execute(db);
  return rows.map((row) => row.id);
}
