import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";

/** Makes everybody who gives brands their first form wait for each other. */
export async function lockForms(tx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('forms'))`.execute(tx.db);
}
