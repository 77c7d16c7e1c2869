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

/** Whether another article has an address, or had it. */
export async function isSlugOfAnother(db: Database, locale: Locale, slug: string, articleId: number): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (
      select from knowledge_editions where locale = ${locale} and slug = ${slug} and article_id <> ${articleId}
    ) or exists (
      select from knowledge_redirects where locale = ${locale} and slug = ${slug} and article_id <> ${articleId}
    ) as taken
  `.execute(db);
  return rows[0]!.taken;
}

/** Lets an old address lead on, and a new one lead nowhere else. */
export async function moveSlug(
  db: Database,
  { locale, articleId, from, to }: { locale: Locale; articleId: number; from: string; to: string },
): Promise<void> {
  await db.deleteFrom("knowledgeRedirects").where("locale", "=", locale).where("slug", "=", to).execute();
  await db
    .insertInto("knowledgeRedirects")
    .values({ locale, slug: from, articleId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
