import { sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Database } from "../../../kernel/db/pool.ts";

type Imported = { source: string; externalId: string; locale: Locale };

/** What was brought in of one article of a source, in each language. */
export async function importsOf(
  db: Database,
  source: string,
  externalId: string,
): Promise<{ locale: string; hash: string; articleId: number }[]> {
  return db
    .selectFrom("knowledgeImports")
    .select(["locale", "hash", "articleId"])
    .where("source", "=", source)
    .where("externalId", "=", externalId)
    .execute();
}

/** Articles that came from a source and are not archived, each with its present title in one of its languages. */
export async function shownImports(
  db: Database,
  source: string,
): Promise<{ externalId: string; articleId: number; title: string }[]> {
  const { rows } = await sql<{ externalId: string; articleId: number; title: string }>`
    select distinct on (i.external_id) i.external_id, i.article_id, coalesce(v.title, '') as title
    from knowledge_imports i
    join knowledge_articles a on a.id = i.article_id and a.archived_at is null
    left join knowledge_editions e on e.article_id = a.id and e.locale = i.locale
    left join knowledge_versions v on v.edition_id = e.id and v.number = e.published_version
    where i.source = ${source} order by i.external_id, v.title nulls last limit 10000
  `.execute(db);
  return rows;
}

export async function noteImport(
  db: Database,
  row: Imported & { hash: string; articleId: number; importedAt: Date },
): Promise<void> {
  const { hash, articleId, importedAt } = row;
  await db
    .insertInto("knowledgeImports")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["source", "externalId", "locale"]).doUpdateSet({ hash, articleId, importedAt }),
    )
    .execute();
}
