import { sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Database } from "../../../kernel/db/pool.ts";

type Linked = { id: number; title: string; locale: Locale };

/** All addresses of the help site that lead to articles, also old ones. */
const addresses = sql`(select article_id, slug from knowledge_editions union select article_id, slug from knowledge_redirects)`;
/** Where a published text `v` names an address `d`: the index finds what could, the text itself says whether it does. */
const names = sql`knowledge_grams(v.title || E'\n' || v.body) @> knowledge_grams('/help/' || d.slug)
  and v.body ~* ('/help/' || regexp_replace(d.slug, '([^[:alnum:]])', '\\\\\\1', 'g') || '($|[^[:alnum:]_-])')`;

/** Articles whose published text links to an article; what is archived counts no more. */
export async function linkingTo(db: Database, articleId: number, limit: number): Promise<Linked[]> {
  const { rows } = await sql<Linked>`
    select a.id, e.locale, min(v.title) as title from ${addresses} d, knowledge_versions v
    join knowledge_editions e on e.id = v.edition_id and e.published_version = v.number
    join knowledge_articles a on a.id = e.article_id and a.archived_at is null
    where d.article_id = ${articleId} and a.id <> ${articleId} and ${names}
    group by a.id, e.locale order by a.id, e.locale limit ${limit}
  `.execute(db);
  return rows;
}

/** Archived articles that an article's published text links to. */
export async function archivedLinkedIn(db: Database, articleId: number, limit: number): Promise<Linked[]> {
  const { rows } = await sql<Linked>`
    select d.article_id as id, e.locale, min(v.title) as title from knowledge_editions own
    join knowledge_versions v on v.edition_id = own.id and v.number = own.published_version, ${addresses} d
    join knowledge_articles t on t.id = d.article_id and t.archived_at is not null
    join knowledge_editions e on e.article_id = t.id and e.locale = t.source_locale
    where own.article_id = ${articleId} and ${names}
    group by d.article_id, e.locale order by d.article_id limit ${limit}
  `.execute(db);
  if (rows.length === 0) return [];
  const titles = await db
    .selectFrom("knowledgeVersions as v")
    .innerJoin("knowledgeEditions as e", "e.id", "v.editionId")
    .select(["e.articleId", "e.locale", "v.title"])
    .where(
      "e.articleId",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("v.number")
    .execute();
  const called = new Map(titles.map((row) => [`${row.articleId} ${row.locale}`, row.title]));
  return rows.map((row) => ({ ...row, title: called.get(`${row.id} ${row.locale}`) ?? row.title }));
}

/** Articles whose published text links to an archived one. */
export const leadingToArchived = sql`
  select e.article_id from knowledge_articles t
  join ${addresses} d on d.article_id = t.id, knowledge_versions v
  join knowledge_editions e on e.id = v.edition_id and e.published_version = v.number
  where t.archived_at is not null and e.article_id <> t.id and ${names}`;
