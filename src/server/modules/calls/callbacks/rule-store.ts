import { sql } from "kysely";
import type { CallbackRule } from "../../../../shared/contract/callback-rule.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type CallbackRuleRow = CallbackRule & { version: number; savedAt: Date; savedBy: number | null };

/** The rule that counts now; undefined where nobody saved one. */
export async function findCallbackRule(db: Database): Promise<CallbackRuleRow | undefined> {
  const { rows } = await sql<CallbackRuleRow>`
    select * from callback_rules order by version desc limit 1
  `.execute(db);
  return rows[0];
}

/** Writes a version, under the lock of `lockCallbackRules`. */
export async function insertCallbackRule(trx: Database, row: CallbackRuleRow): Promise<void> {
  await trx.insertInto("callbackRules").values(row).execute();
}

/** Whoever saves does so after who saved before. */
export async function lockCallbackRules(trx: Database): Promise<void> {
  await sql`lock table callback_rules in share row exclusive mode`.execute(trx);
}
