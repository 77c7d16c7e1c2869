import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** Takes the name of the stored original off messages. */
export async function clearRaw(db: Database, messageIds: readonly number[]): Promise<void> {
  await sql`update messages set raw_sha256 = null where id = any(${[...messageIds]}::bigint[])`.execute(db);
}

/** Those of these contents that attachments have. */
export async function findAttached(db: Database, sha256s: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct sha256 from attachments where sha256 = any(${[...sha256s]}::text[])
  `.execute(db);
  return rows.map((row) => row.sha256);
}
