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

/** More than these nobody looks at. */
const MOST = 50;

/** Of messages in these cases, and of those that may belong to them, which other case it is and why; newest first. */
export async function maybesOf(
  db: Database,
  caseIds: readonly number[],
): Promise<{ messageId: number; caseId: number; maybeOf: MaybeOf }[]> {
  const { rows } = await sql<{ messageId: number; caseId: number; maybeOf: MaybeOf }>`
    select id as message_id, case_id, maybe_of from (
      select id, case_id, maybe_of from messages where case_id = any(${[...caseIds]}::bigint[]) and maybe_of is not null
      union
      select id, case_id, maybe_of from messages
      where maybe_of is not null and (maybe_of ->> 'caseId')::bigint = any(${[...caseIds]}::bigint[])
    ) found
    order by id desc limit ${MOST}
  `.execute(db);
  return rows;
}
