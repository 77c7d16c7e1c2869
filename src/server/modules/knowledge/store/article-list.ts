import { type RawBuilder, sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { ArticleState, ListArticles } from "../../../../shared/contract/knowledge-articles.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { leadingToArchived } from "./article-links.ts";
import type { ArticleRow } from "./articles.ts";

/** An edition with how it stands towards the source. */
export type ListedEdition = {
  articleId: number;
  locale: Locale;
  slug: string;
  title: string;
  publishedVersion: number | null;
  hasDraft: boolean;
  inReview: boolean;
  stale: boolean;
};

export type ListFilter = Omit<ListArticles, "cursor" | "limit"> & { now: Date; expiringBefore: Date };

// What an edition is called now: by its draft, else by what is published, else by what was published last.
const title = sql`coalesce(e.draft_title, v.title, (
  select o.title from knowledge_versions o where o.edition_id = e.id order by o.number desc limit 1
), '')`;
const isStale = sql`(v.source_version is not null and v.source_version < coalesce((
  select s.published_version from knowledge_editions s join knowledge_articles sa on sa.id = s.article_id
  where s.article_id = e.article_id and s.locale = sa.source_locale and s.locale <> e.locale
), 0))`;
const published = sql`left join knowledge_versions v on v.edition_id = e.id and v.number = e.published_version`;

const states: Record<Exclude<ArticleState, "archived">, RawBuilder<unknown>> = {
  draft: sql`e.draft_body is not null and e.review_asked_at is null`,
  in_review: sql`e.review_asked_at is not null`,
  published: sql`e.published_version is not null`,
  withdrawn: sql`e.published_version is null and exists (select from knowledge_versions o where o.edition_id = e.id)`,
};

/** Articles of which some version or draft has all of these characters and pairs; an index finds them. */
const holding = (grams: RawBuilder<unknown>) => sql`
  select h.article_id from knowledge_versions o join knowledge_editions h on h.id = o.edition_id
  where knowledge_grams(o.title || E'\n' || o.body) @> ${grams}
  union select h.article_id from knowledge_editions h
  where h.draft_body is not null and knowledge_grams(h.draft_title || E'\n' || h.draft_body) @> ${grams}`;

/** Articles, the last changed first. Archived ones are left out unless asked for. */
export async function listArticleRows(
  db: Database,
  filter: ListFilter,
  after: { at: string; id: number } | null,
  limit: number,
): Promise<ArticleRow[]> {
  const where = conditions(filter);
  if (after) where.push(sql`(a.updated_at, a.id) < (${after.at}::timestamptz, ${after.id}::bigint)`);
  const { rows } = await sql<ArticleRow>`
    select a.id, a.category_id, a.audience, a.brand_ids, a.products, a.source_locale, a.owner_id, a.expires_at,
      a.archived_at, a.created_at, a.updated_at
    from knowledge_articles a where ${sql.join(where, sql` and `)}
    order by a.updated_at desc, a.id desc limit ${limit}
  `.execute(db);
  return rows;
}

function conditions(filter: ListFilter): RawBuilder<unknown>[] {
  const edition = (condition: RawBuilder<unknown>) =>
    sql`exists (select from knowledge_editions e ${published} where e.article_id = a.id and ${condition})`;
  const { q, state, locale, missing, now } = filter;
  const where = [state === "archived" ? sql`a.archived_at is not null` : sql`a.archived_at is null`];
  if (state && state !== "archived") where.push(edition(states[state]));
  if (filter.categoryId) {
    const below = sql`select id from knowledge_categories where ${filter.categoryId} in (id, parent_id)`;
    where.push(sql`a.category_id in (${below})`);
  }
  if (filter.audience) where.push(sql`a.audience = ${filter.audience}`);
  if (filter.brandId) where.push(sql`(a.brand_ids = '{}' or ${filter.brandId}::bigint = any (a.brand_ids))`);
  if (filter.product) where.push(sql`${filter.product} = any (a.products)`);
  if (filter.ownerId) where.push(sql`a.owner_id = ${filter.ownerId}`);
  if (locale) where.push(edition(sql`e.locale = ${locale}`));
  if (missing) where.push(sql`not ${edition(sql`e.locale = ${missing}`)}`);
  if (filter.stale) where.push(edition(isStale));
  if (filter.links) where.push(sql`a.id in (${leadingToArchived})`);
  if (filter.expiry === "over") where.push(sql`a.expires_at <= ${now}`);
  if (filter.expiry === "soon") where.push(sql`a.expires_at > ${now} and a.expires_at <= ${filter.expiringBefore}`);
  for (const word of (q ?? "").split(/\s+/).filter(Boolean).slice(0, 5)) {
    const like = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    where.push(sql`a.id in (${holding(sql`knowledge_grams(${word})`)})`);
    where.push(edition(sql`(${title} ilike ${like} or coalesce(e.draft_body, v.body) ilike ${like})`));
  }
  return where;
}

/** The editions of some articles as a list shows them. */
export async function editionsListed(db: Database, articleIds: readonly number[]): Promise<ListedEdition[]> {
  if (articleIds.length === 0) return [];
  const { rows } = await sql<ListedEdition>`
    select e.article_id, e.locale, e.slug, ${title} as title, e.published_version,
      e.draft_body is not null as has_draft, e.review_asked_at is not null as in_review, ${isStale} as stale
    from knowledge_editions e ${published}
    where e.article_id = any (${[...articleIds]}::bigint[]) order by e.article_id, e.locale
  `.execute(db);
  return rows;
}
