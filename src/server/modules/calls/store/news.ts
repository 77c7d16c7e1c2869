import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** Notes that an exchange told something. @returns false when it had told it before */
export async function noteNews(db: Database, accountId: number, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into call_news (account_id, id, at) values (${accountId}, ${id}, ${at}) on conflict do nothing returning 1
  `.execute(db);
  return rows.length > 0;
}

/** Forgets what nobody tells again. */
export async function forgetNews(db: Database, before: Date): Promise<void> {
  await sql`delete from call_news where at < ${before}`.execute(db);
}
