import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** How many documents there are, and in which share of them each of the frequent terms stands. */
export type Frequencies = { documents: number; shares: ReadonlyMap<string, number> };

/** Reads what ANALYZE last found out; terms that are not among the frequent ones are rare. */
export async function readFrequencies(db: Database): Promise<Frequencies> {
  const size = await sql<{ documents: number }>`
    select greatest(reltuples, 0)::float8 as documents from pg_class where oid = 'search_documents'::regclass
  `.execute(db);
  const { rows } = await sql<{ term: string; share: number }>`
    select e.term, f.share::float8 as share
    from pg_stats s
    cross join lateral unnest(s.most_common_elems::text::text[]) with ordinality as e(term, place)
    join lateral unnest(s.most_common_elem_freqs) with ordinality as f(share, place) using (place)
    where s.schemaname = current_schema() and s.tablename = 'search_documents' and s.attname = 'terms'
  `.execute(db);
  return { documents: size.rows[0]!.documents, shares: new Map(rows.map(({ term, share }) => [term, share])) };
}
