import { sql } from "kysely";
import type { MaybeOf } from "../../../../shared/contract/conversations.ts";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** Writes which other case a message may belong to; what was said of it before stands. @returns whether it was written */
export async function writeMaybeOf(db: Database, messageId: number, maybeOf: MaybeOf): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update messages set maybe_of = ${jsonRows([maybeOf])}::jsonb -> 0
    where id = ${messageId} and maybe_of is null and joined is null
  `.execute(db);
  return numAffectedRows === 1n;
}
