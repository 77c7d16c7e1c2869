import { sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Reader } from "../reader.ts";

export type Match = {
  passageId: number;
  articleId: number;
  locale: Locale;
  slug: string;
  title: string;
  heading: string;
  anchor: string;
  text: string;
  score: number;
  coverage: number;
};

/** The best passages for some terms by BM25, of what a reader may read. */
export async function matchPassages(
  db: Database,
  wanted: { terms: readonly string[]; reader: Reader; locales: readonly Locale[]; now: Date; limit: number },
): Promise<Match[]> {
  const { reader } = wanted;
  const { rows } = await sql<Match>`
    with asked as (
      select t.term, ln(1 + (total.n - t.n + 0.5) / (t.n + 0.5)) as idf
      from (select count(*)::float8 as n from knowledge_passages) total
      cross join lateral (
        select a.term, (select count(*)::float8 from knowledge_postings p where p.term = a.term) as n
        from unnest(${[...wanted.terms]}::text[]) a(term)
      ) t
    ), scored as (
      select p.passage_id, sum(p.weight * a.idf) as score, sum(a.idf) as covered
      from asked a join knowledge_postings p using (term)
      group by p.passage_id
    )
    select s.passage_id, k.article_id, k.locale, e.slug, k.title, k.heading, k.anchor, k.text, s.score,
      s.covered / (select sum(idf) from asked) as coverage
    from scored s join knowledge_passages k on k.id = s.passage_id join knowledge_editions e on e.id = k.edition_id
    where k.audience = any(${[...reader.audiences]})
      and (${reader.brandId}::bigint is null or k.brand_ids = '{}' or ${reader.brandId}::bigint = any(k.brand_ids))
      and k.locale = any(${[...wanted.locales]}) and (k.expires_at is null or k.expires_at > ${wanted.now})
    order by s.score desc, s.passage_id limit ${wanted.limit}
  `.execute(db);
  return rows;
}
