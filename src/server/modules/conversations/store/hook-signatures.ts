import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

type Signed = { accountId: number; signature: string; bodySha256: string };

/** Notes which body a signature came with, unless it is known. @returns the body it came with first */
export async function bodyOfSignature(db: Database, signed: Signed, at: Date): Promise<string> {
  const { rows } = await sql<{ bodySha256: string }>`
    insert into hook_signatures (account_id, signature, body_sha256, at)
    values (${signed.accountId}, ${signed.signature}, ${signed.bodySha256}, ${at})
    on conflict (account_id, signature) do update set signature = excluded.signature
    returning body_sha256
  `.execute(db);
  return rows[0]!.bodySha256;
}

/** Forgets signatures that are too old to be taken again. */
export async function forgetSignatures(db: Database, before: Date): Promise<void> {
  await sql`delete from hook_signatures where at < ${before}`.execute(db);
}
