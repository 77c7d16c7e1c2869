import { sql } from "kysely";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type Signed = { accountId: number; signature: string; bodySha256: string };

/** Notes which bodies signatures came with, unless they are known. @returns the body that each came with first */
export async function bodiesOfSignatures(db: Database, signed: readonly Signed[], at: Date): Promise<string[]> {
  const { rows } = await sql<{ bodySha256: string | null }>`
    /* prepared */ with wanted as materialized (
      select * from json_to_recordset(${jsonRows(signed.map((each, n) => ({ n, ...each })))}::json)
        as w(n integer, "accountId" bigint, signature text, "bodySha256" text)
    ),
    added as (
      insert into hook_signatures (account_id, signature, body_sha256, at)
      select distinct on ("accountId", signature) "accountId", signature, "bodySha256", ${at}::timestamptz
      from wanted order by "accountId", signature, n
      on conflict do nothing
      returning account_id, signature, body_sha256
    )
    select coalesce(a.body_sha256, s.body_sha256) as body_sha256 from wanted w
    left join added a on a.account_id = w."accountId" and a.signature = w.signature
    left join hook_signatures s on s.account_id = w."accountId" and s.signature = w.signature
    order by w.n
  `.execute(db);
  // One that another process noted during this very statement is not visible to it: it is by now.
  if (rows.some((row) => row.bodySha256 === null)) return bodiesOfSignatures(db, signed, at);
  return rows.map((row) => row.bodySha256!);
}

/** Forgets signatures that are too old to be taken again. */
export async function forgetSignatures(db: Database, before: Date): Promise<void> {
  await sql`delete from hook_signatures where at < ${before}`.execute(db);
}
