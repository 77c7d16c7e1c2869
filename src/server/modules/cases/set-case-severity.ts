import { sql } from "kysely";
import type { Severity } from "../../../shared/severities.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { CaseFacts } from "./store/case-facts.ts";

/**
 * Writes how serious a locked case is. Whoever found it out tells of it, and why.
 * @returns the row as it is now
 */
export async function setCaseSeverity(tx: Ctx, row: CaseFacts, severity: Severity): Promise<CaseFacts> {
  const now = tx.now();
  await sql`
    update cases set severity = ${severity}, updated_at = greatest(updated_at, ${now}::timestamptz), version = version + 1
    where id = ${row.id}
  `.execute(tx.db);
  return { ...row, severity, version: row.version + 1 };
}
