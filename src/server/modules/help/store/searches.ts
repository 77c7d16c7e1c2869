import { sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** A search as it is written; `visit` and `network` are null for who asked not to be tracked. */
export type Search = {
  key: string;
  brandId: number;
  locale: Locale;
  place: "search" | "contact";
  words: string;
  shown: number[];
  visit: string | null;
  network: string | null;
  at: Date;
};
export type Opened = { key: string; articleId: number };
export type Wrote = { visits: string[]; at: Date };

export async function saveSearches(db: Database, searches: readonly Search[]): Promise<void> {
  await sql`
    insert into help_searches (key, brand_id, locale, place, words, shown, visit, network, at)
    select s->>'key', (s->>'brandId')::bigint, s->>'locale', s->>'place', s->>'words',
      array(select jsonb_array_elements_text(s->'shown')::bigint), s->>'visit', s->>'network', (s->>'at')::timestamptz
    from jsonb_array_elements(${JSON.stringify(searches)}::jsonb) s
    on conflict (key) do nothing
  `.execute(db);
}

/** Only an article that was shown can have been opened; the last one counts. */
export async function markOpened(db: Database, opened: readonly Opened[]): Promise<void> {
  await sql`
    update help_searches s set opened_id = o.article_id
    from unnest(${opened.map(({ key }) => key)}::text[], ${opened.map(({ articleId }) => articleId)}::bigint[]) as o(key, article_id)
    where s.key = o.key and o.article_id = any(s.shown) and s.outcome is null
  `.execute(db);
}

/** What was searched for from these browsers in 72 hours was no answer. */
export async function markWrote(db: Database, { visits, at }: Wrote): Promise<void> {
  await sql`
    update help_searches set wrote = true
    where visit = any(${visits}) and outcome is null and at <= ${at} and at > ${at}::timestamptz - interval '72 hours'
  `.execute(db);
}

/** Keeps what a visitor says of an article with the search that led there; with none, as a matter of its own. */
export async function markJudged(
  db: Database,
  judged: {
    visit: string;
    network: string;
    brandId: number;
    locale: Locale;
    articleId: number;
    helped: boolean;
    at: Date;
  },
): Promise<void> {
  const { visit, network, brandId, locale, articleId, helped, at } = judged;
  const key = `said ${visit} ${articleId}`;
  await sql`
    with led as (
      update help_searches set judged_id = ${articleId}, helped = ${helped}
      where id = (
        select id from help_searches where visit = ${visit} and outcome is null and ${articleId}::bigint = any(shown)
        order by (opened_id = ${articleId}) desc nulls last, id desc limit 1
      ) returning id
    )
    insert into help_searches (key, brand_id, locale, place, words, shown, visit, network, opened_id, judged_id, helped, at)
    select ${key}, ${brandId}, ${locale}, 'article', '', array[${articleId}::bigint], ${visit}, ${network}, ${articleId},
      ${articleId}, ${helped}, ${at} where not exists (select from led)
    on conflict (key) do update set helped = excluded.helped where help_searches.outcome is null
  `.execute(db);
}

/** A matter that somebody solved alone by a guide; once for each walk. */
export async function insertWalk(
  db: Database,
  walk: {
    runId: number;
    brandId: number;
    locale: Locale;
    product: string | null;
    visit: string;
    network: string;
    at: Date;
  },
): Promise<void> {
  const { runId, ...row } = walk;
  await db
    .insertInto("helpSearches")
    .values({ ...row, key: `walk ${runId}`, place: "guide", words: "", shown: [], helped: true })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
}
