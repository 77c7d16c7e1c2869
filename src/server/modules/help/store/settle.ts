import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** Of one network and day so many matters count, and so many visitors of an article: who comes as many counts for few. */
const MOST_OF_NETWORK = 20;
const MOST_OF_ARTICLE = 3;

/** How an article was used in what is settled now, each visitor once. */
export type Used = { articleId: number; expected: number; opened: number; helped: number; notHelped: number };

/** Before which moment searches are not settled yet; undefined for none. */
export async function firstUnsettled(db: Database): Promise<Date | undefined> {
  const row = await db
    .selectFrom("helpSearches")
    .select("at")
    .where("outcome", "is", null)
    .orderBy("at")
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** How articles were used in searches before a moment that are not settled. To be asked before they are. */
export async function usedBefore(db: Database, before: Date): Promise<Used[]> {
  const { rows } = await sql<Used>`
    with seen as (
      select s.network, s.visit, u.article_id,
        coalesce(max(0.3 / log(2, u.place + 1)) filter (where s.place <> 'article'), 0) as expected,
        bool_or(s.opened_id = u.article_id and s.place <> 'article') as opened,
        bool_or(s.helped) filter (where s.judged_id = u.article_id) as helped
      from help_searches s cross join lateral unnest(s.shown) with ordinality as u(article_id, place)
      where s.outcome is null and s.visit is not null and s.at < ${before} group by 1, 2, 3
    ), counted as (
      select *, row_number() over (partition by network, article_id order by opened desc, helped desc nulls last) as nth from seen
    )
    select article_id, sum(expected)::float8 as expected, (count(*) filter (where opened))::int as opened,
      (count(*) filter (where helped))::int as helped, (count(*) filter (where not helped))::int as not_helped
    from counted where nth <= ${MOST_OF_ARTICLE} group by article_id
  `.execute(db);
  return rows;
}

/**
 * Says what became of searches before a moment. A visitor's searches of a day are one matter: one of them stands for it,
 * that from the contact page first. Who the visitor was is forgotten.
 */
export async function settleBefore(db: Database, before: Date): Promise<void> {
  await sql`
    with matters as (
      select id, visit, network, opened_id, helped, wrote,
        row_number() over (
          partition by coalesce(visit, key) order by (place = 'contact' and shown <> '{}') desc, place in ('article', 'guide'), id
        ) as nth,
        bool_or(wrote) over w as any_wrote, coalesce(bool_or(helped) over w, false) as any_helped,
        coalesce(bool_or(not helped) over w, false) as any_not, bool_or(opened_id is not null) over w as any_opened
      from help_searches where outcome is null and at < ${before}
      window w as (partition by coalesce(visit, key))
    ), told as (
      select *, row_number() over (partition by network, nth = 1 order by id) as of_network from matters
    )
    update help_searches s set visit = null, network = null, outcome = case
      when t.nth > 1 then 'same'
      when t.visit is null or t.of_network > ${MOST_OF_NETWORK} then 'untold'
      when t.any_wrote then 'wrote'
      when t.any_helped then 'confirmed'
      when t.any_opened and not t.any_not then 'avoided'
      else 'left' end
    from told t where t.id = s.id
  `.execute(db);
}

/** Puts settled searches before a moment into sums, and forgets their words. */
export async function foldBefore(db: Database, before: Date): Promise<void> {
  await sql`
    with old as (
      delete from help_searches where at < ${before} and outcome is not null
      returning (at at time zone 'UTC')::date as day, brand_id, locale, place, outcome, shown <> '{}' as found, opened_id is not null as opened
    )
    insert into help_search_days (day, brand_id, locale, place, outcome, found, opened, searches)
    select day, brand_id, locale, place, outcome, found, opened, count(*) from old group by 1, 2, 3, 4, 5, 6, 7
    on conflict (day, brand_id, locale, place, outcome, found, opened)
      do update set searches = help_search_days.searches + excluded.searches
  `.execute(db);
}
