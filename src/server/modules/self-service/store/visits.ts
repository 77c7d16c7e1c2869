import { type RawBuilder, sql } from "kysely";
import type { SelfServiceKey } from "../../../../shared/contract/self-service.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { CountedVisits } from "../policy.ts";
import type { Span } from "./matters.ts";

const keys: Record<SelfServiceKey, RawBuilder<unknown>> = {
  channel: sql`case when s.place = 'guide' then 'guide' else 'help' end`,
  brand: sql`s.brand_id::text`,
  language: sql`left(s.locale, 2)`,
  product: sql`s.product`,
};

/** What visits of the help site came to, by a key: those whose words are kept, and the sums of older ones. */
export async function countVisits(
  db: Database,
  { from, to }: Span,
  by: SelfServiceKey | null,
): Promise<CountedVisits[]> {
  const { rows } = await sql<CountedVisits>`
    with s as (
      select brand_id, locale, place, product, coalesce(outcome, 'waiting') as outcome, shown <> '{}' as found,
        opened_id is not null as opened, count(*) as n
      from help_searches where at >= ${from} and at < ${to} group by 1, 2, 3, 4, 5, 6, 7
      union all
      select brand_id, locale, place, null, outcome, found, opened, searches
      from help_search_days where day >= (${from}::timestamptz at time zone 'UTC')::date
        and day < (${to}::timestamptz at time zone 'UTC')::date
    )
    select ${by === null ? sql`null::text` : keys[by]} as key, outcome, place = 'guide' as guide,
      place = 'contact' and found as offered, place in ('search', 'contact') as asked, found, opened, sum(n)::int as count
    from s group by 1, 2, 3, 4, 5, 6, 7
  `.execute(db);
  return rows;
}

export type VisitBehind = {
  id: number;
  at: Date;
  place: string;
  words: string;
  articleId: number | null;
};

/** The visits behind a figure, newest first; of those older than their words are kept, nothing is left to show. */
export async function visitsBehind(
  db: Database,
  wanted: Span & {
    outcome: string;
    guide: boolean;
    after: { at: string; id: number } | null;
    limit: number;
  },
): Promise<VisitBehind[]> {
  const { outcome, guide, after, from, to } = wanted;
  const { rows } = await sql<VisitBehind>`
    select id, at, at::text as place, words, coalesce(judged_id, opened_id) as article_id from help_searches
    where at >= ${from} and at < ${to} and outcome = ${outcome} and (place = 'guide') = ${guide}
      and (${after === null} or (at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::bigint))
    order by at desc, id desc limit ${wanted.limit}
  `.execute(db);
  return rows;
}

/** Articles that were read before somebody wrote to us, the most frequent first. */
export async function leadingArticles(
  db: Database,
  { from, to }: Span,
  limit: number,
): Promise<{ articleId: number; contacts: number }[]> {
  const { rows } = await sql<{ articleId: number; contacts: number }>`
    select article_id, count(*)::int as contacts from help_contacts where at >= ${from} and at < ${to}
    group by article_id order by 2 desc, 1 limit ${limit}
  `.execute(db);
  return rows;
}
