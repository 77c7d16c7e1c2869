import { type RawBuilder, sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Reader } from "../reader.ts";

/** What readers see of an article in a language. */
export type PublishedRow = {
  articleId: number;
  editionId: number;
  locale: Locale;
  slug: string;
  version: number;
  title: string;
  summary: string;
  categoryId: number | null;
  ownerId: number | null;
  publishedAt: Date;
};
/** Whose eyes, and when. */
export type Seen = { reader: Reader; now: Date };

/** Condition on `a`, the article, and `e`, its edition. */
function shown({ reader, now }: Seen): RawBuilder<boolean> {
  return sql`e.published_version is not null and a.archived_at is null
    and (a.expires_at is null or a.expires_at > ${now}) and a.audience = any(${[...reader.audiences]})
    and (${reader.brandId}::bigint is null or a.brand_ids = '{}' or ${reader.brandId}::bigint = any(a.brand_ids))`;
}

const columns = sql`a.id as article_id, e.id as edition_id, e.locale, e.slug, v.number as version, v.title, v.summary,
  a.category_id, a.owner_id, e.published_at`;
const joined = sql`knowledge_editions e join knowledge_articles a on a.id = e.article_id
  join knowledge_versions v on v.edition_id = e.id and v.number = e.published_version`;

/** The newest first, from behind a place on. */
export async function publishedRows(
  db: Database,
  wanted: Seen & {
    locale: Locale;
    categoryIds?: readonly number[];
    after: { at: string; id: number } | null;
    limit: number;
  },
): Promise<(PublishedRow & { place: string })[]> {
  const { after, categoryIds } = wanted;
  const { rows } = await sql<PublishedRow & { place: string }>`
    select ${columns}, e.published_at::text as place from ${joined}
    where e.locale = ${wanted.locale} and ${shown(wanted)}
      and (${categoryIds === undefined} or a.category_id = any(${[...(categoryIds ?? [])]}))
      and (${after === null} or (e.published_at, e.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::bigint))
    order by e.published_at desc, e.id desc limit ${wanted.limit}
  `.execute(db);
  return rows;
}

export async function publishedByIds(
  db: Database,
  wanted: Seen & { locale: Locale; ids: readonly number[] },
): Promise<PublishedRow[]> {
  if (wanted.ids.length === 0) return [];
  const { rows } = await sql<PublishedRow>`
    select ${columns} from ${joined}
    where a.id = any(${[...wanted.ids]}) and e.locale = ${wanted.locale} and ${shown(wanted)}
  `.execute(db);
  return rows;
}

/** An article in all languages in which it is shown. */
export async function publishedEditions(db: Database, wanted: Seen & { id: number }): Promise<PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    select ${columns} from ${joined} where a.id = ${wanted.id} and ${shown(wanted)} order by e.locale
  `.execute(db);
  return rows;
}

/** What an address leads to, in any language; `known` where readers of its kind could read it once. */
export async function atSlug(
  db: Database,
  wanted: Seen & { slug: string },
): Promise<{ articleId: number; locale: Locale; moved: boolean; shown: boolean }[]> {
  const { rows } = await sql<{ articleId: number; locale: Locale; moved: boolean; shown: boolean }>`
    with found as (
      select article_id, locale, false as moved from knowledge_editions where slug = ${wanted.slug}
      union all select article_id, locale, true from knowledge_redirects where slug = ${wanted.slug}
    )
    select f.article_id, f.locale, f.moved, (${shown(wanted)}) as shown
    from found f join knowledge_articles a on a.id = f.article_id
    join knowledge_editions e on e.article_id = f.article_id and e.locale = f.locale
    where a.audience = any(${[...wanted.reader.audiences]})
      and (${wanted.reader.brandId}::bigint is null or a.brand_ids = '{}' or ${wanted.reader.brandId}::bigint = any(a.brand_ids))
      and exists (select from knowledge_versions v where v.edition_id = e.id)
    order by f.moved, f.locale
  `.execute(db);
  return rows;
}

export async function bodyOf(db: Database, editionId: number, version: number): Promise<string> {
  const { body } = await db
    .selectFrom("knowledgeVersions")
    .select("body")
    .where("editionId", "=", editionId)
    .where("number", "=", version)
    .executeTakeFirstOrThrow();
  return body;
}

/** Changes whenever an article or a category was changed: by the newest of each. */
export async function changeStamp(db: Database): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws('/', (select max(updated_at) from knowledge_articles),
      (select concat(max(updated_at), '#', count(*)) from knowledge_categories)) as stamp
  `.execute(db);
  return rows[0]!.stamp;
}

/** How many articles each category shows in a language. */
export async function countPublished(db: Database, wanted: Seen & { locale: Locale }): Promise<Map<number, number>> {
  const { rows } = await sql<{ categoryId: number; n: number }>`
    select a.category_id, count(*)::int as n from knowledge_editions e join knowledge_articles a on a.id = e.article_id
    where e.locale = ${wanted.locale} and a.category_id is not null and ${shown(wanted)} group by a.category_id
  `.execute(db);
  return new Map(rows.map(({ categoryId, n }) => [categoryId, n]));
}
