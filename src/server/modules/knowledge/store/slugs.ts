import { sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** Whether an address leads to an article, or did once. */
export async function isSlugTaken(db: Database, locale: Locale, slug: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select from knowledge_editions where locale = ${locale} and slug = ${slug})
      or exists (select from knowledge_redirects where locale = ${locale} and slug = ${slug}) as taken
  `.execute(db);
  return rows[0]!.taken;
}
