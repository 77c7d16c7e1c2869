import { sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Reader } from "../reader.ts";

/** A passage that may answer. */
export type Match = {
  passageId: number;
  articleId: number;
  locale: Locale;
  slug: string;
  title: string;
  heading: string;
  anchor: string;
  text: string;
  length: number;
  /** what its use adds to its score, as a share of it: within ±0.03 */
  usage: number;
};

type Wanted = {
  terms: readonly { id: number; weight: number }[];
  perTerm: number;
  reader: Reader;
  locales: readonly Locale[];
  now: Date;
  limit: number;
};

/** Of the heaviest so many are looked up whether the reader may read them; mostly they may. */
const LOOKED_UP = 400;
const ALL = 1_000_000;

/**
 * The passages in which the terms of a question weigh most, of what a reader may read. Of each term the heaviest `perTerm`
 * are looked at: a term that is in every second passage costs no more than a rare one.
 */
export async function heaviestPassages(db: Database, wanted: Wanted): Promise<Match[]> {
  const found = await heaviestAmong(db, wanted, LOOKED_UP);
  // What a reader may not read must not push out what they may.
  return found.length < wanted.limit ? heaviestAmong(db, wanted, ALL) : found;
}

async function heaviestAmong(db: Database, wanted: Wanted, lookedUp: number): Promise<Match[]> {
  const { reader, terms } = wanted;
  const { rows } = await sql<Match>`
    /* prepared */ with scored as materialized (
      select p.passage_id, sum(p.weight * a.weight) as score
      from unnest(${terms.map(({ id }) => id)}::int[], ${terms.map(({ weight }) => weight)}::float8[]) as a(term_id, weight)
      cross join lateral (
        select passage_id, weight from knowledge_postings where term_id = a.term_id
        order by weight desc limit ${wanted.perTerm}
      ) p
      group by p.passage_id order by score desc, p.passage_id limit ${lookedUp}
    ), best as materialized (
      select s.passage_id, s.score from scored s join knowledge_passages k on k.id = s.passage_id
      where k.audience = any(${[...reader.audiences]})
        and (${reader.brandId}::bigint is null or k.brand_ids = '{}' or ${reader.brandId}::bigint = any(k.brand_ids))
        and k.locale = any(${[...wanted.locales]}) and (k.expires_at is null or k.expires_at > ${wanted.now})
      order by s.score desc, s.passage_id limit ${wanted.limit}
    )
    select b.passage_id, k.article_id, k.locale, e.slug, k.title, k.heading, k.anchor, k.text, k.length,
      coalesce(u.boost, 0) as usage
    from best b join knowledge_passages k on k.id = b.passage_id join knowledge_editions e on e.id = k.edition_id
    left join knowledge_usage u on u.article_id = k.article_id
    order by b.score desc, b.passage_id
  `.execute(db);
  return rows;
}
