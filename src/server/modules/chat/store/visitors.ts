import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type VisitorRow = {
  id: number;
  accountId: number;
  address: string;
  name: string | null;
  email: string | null;
  locale: "zh-CN" | "en";
  became: number | null;
};

const columns = sql`id, account_id, address, name, email, locale, became`;

export async function findVisitor(db: Database, accountId: number, address: string): Promise<VisitorRow | undefined> {
  const { rows } = await sql<VisitorRow>`
    /* prepared */ select ${columns} from chat_visitors where account_id = ${accountId} and address = ${address}
  `.execute(db);
  return rows[0];
}

export async function visitorById(db: Database, id: number): Promise<VisitorRow | undefined> {
  const { rows } = await sql<VisitorRow>`select ${columns} from chat_visitors where id = ${id}`.execute(db);
  return rows[0];
}

/** Writes somebody down, or what is newly said of them; what is left out stays. */
export async function saveVisitor(
  db: Database,
  visitor: { accountId: number; address: string; name: string | null; email: string | null; locale: string },
  now: Date,
): Promise<VisitorRow> {
  const { rows } = await sql<VisitorRow>`
    insert into chat_visitors (account_id, address, name, email, locale, created_at)
    values (${visitor.accountId}, ${visitor.address}, ${visitor.name}, ${visitor.email}, ${visitor.locale}, ${now})
    on conflict (account_id, address) do update
    set name = coalesce(excluded.name, chat_visitors.name), email = coalesce(excluded.email, chat_visitors.email),
      locale = excluded.locale
    returning ${columns}
  `.execute(db);
  return rows[0]!;
}

/** An anonymous visitor goes on as a user; whoever did before belongs to that user for good. */
export async function becomeUser(db: Database, visitorId: number, userId: number): Promise<boolean> {
  const { rows } = await sql`
    update chat_visitors set became = ${userId} where id = ${visitorId} and became is null returning 1
  `.execute(db);
  return rows.length > 0;
}

/** The addresses under which somebody wrote before they were known as this user. */
export async function formerAddresses(db: Database, userId: number): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select address from chat_visitors where became = ${userId} order by id limit 50
  `.execute(db);
  return rows.map((row) => row.address);
}

export async function setEmail(db: Database, visitorId: number, email: string): Promise<void> {
  await sql`update chat_visitors set email = ${email} where id = ${visitorId}`.execute(db);
}

/** Notes answers as mailed. @returns those that were not before */
export async function noteMailed(db: Database, messageIds: readonly number[], now: Date): Promise<Set<number>> {
  const { rows } = await sql<{ messageId: number }>`
    insert into chat_mailed (message_id, at) select id, ${now}::timestamptz from unnest(${messageIds}::bigint[]) as id
    on conflict do nothing returning message_id
  `.execute(db);
  return new Set(rows.map((row) => row.messageId));
}
