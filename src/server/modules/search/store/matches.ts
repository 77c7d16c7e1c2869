import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import { tsqueryLiteral } from "../tsvector.ts";
import type { SearchKind } from "./documents.ts";

export type Match = { kind: SearchKind; refId: number; caseId: number | null; at: Date; score: number };

type Wanted = {
  /** a tsquery literal */
  query: string;
  kinds: readonly SearchKind[];
  /** condition on `d`, the document, where it belongs to a case: what the asker may see */
  visible: RawBuilder<boolean>;
  limit: number;
};

/** Of more matches than this the newest are ranked: nobody reads further. */
const RANKED = 1_000;

/**
 * Matches of terms that are rare or middling: the index finds them all, the newest of them are ranked. `offset 0` keeps the
 * planner from walking the newest documents instead, which for a rare term means all of them, and unlike a materialized
 * part it writes no document down only to read it again.
 */
export async function matchesByIndex(db: Database, wanted: Wanted): Promise<Match[]> {
  const { rows } = await sql<Match>`
    with seen as (
      select d.* from (
        select d.kind, d.ref_id, d.case_id, d.at, d.terms from search_documents d
        where d.terms @@ ${wanted.query}::tsquery and d.kind = any(${[...wanted.kinds]}) offset 0
      ) d
      where d.case_id is null or ${wanted.visible}
      order by d.at desc limit ${RANKED}
    )
    ${ranked(wanted)}
  `.execute(db);
  return rows;
}

/**
 * Matches of a term so common that looking through the newest documents finds enough at once, where its index entries
 * would be most of the table. Each kind is looked through by itself, for each has words of its own: addresses stand in
 * customers only, and those may all be older than ten thousand messages.
 *
 * @param window how many of the newest documents of each kind are looked through; fewer than `limit` matches say that more
 *   may exist
 */
export async function matchesByWalk(db: Database, wanted: Wanted, window: number): Promise<Match[]> {
  const { rows } = await sql<Match>`
    with newest as (
      select d.* from unnest(${[...wanted.kinds]}::text[]) k(kind) cross join lateral (
        select d.kind, d.ref_id, d.case_id, d.at, d.terms from search_documents d
        where d.kind = k.kind order by d.at desc limit ${window}
      ) d
    ), seen as (
      select d.* from newest d
      where d.terms @@ ${wanted.query}::tsquery and (d.case_id is null or ${wanted.visible})
      order by d.at desc limit ${wanted.limit * 10}
    )
    ${ranked(wanted)}
  `.execute(db);
  return rows;
}

/**
 * Matches of a term that is common, for somebody who sees a small part of all cases: among the newest documents hardly any
 * are theirs, and the index would have those of all others fetched. Looked through is what their own newest cases say, and
 * of what belongs to no case the newest.
 *
 * @param cases a query for the ids of cases
 * @param window how many of the newest customers are looked through
 */
export async function matchesOfCases(
  db: Database,
  wanted: Omit<Wanted, "visible">,
  cases: RawBuilder<{ id: number }>,
  window: number,
): Promise<Match[]> {
  const { rows } = await sql<Match>`
    with own as materialized (${cases}),
    looked_through as (
      select d.* from own cross join lateral (
        select d.kind, d.ref_id, d.case_id, d.at, d.terms from search_documents d where d.case_id = own.id offset 0
      ) d
      union all (
        select d.kind, d.ref_id, d.case_id, d.at, d.terms from search_documents d
        where d.kind = 'customer' order by d.at desc limit ${window}
      )
    ), seen as (
      select d.* from looked_through d
      where d.terms @@ ${wanted.query}::tsquery and d.kind = any(${[...wanted.kinds]})
      order by d.at desc limit ${wanted.limit * 10}
    )
    ${ranked(wanted)}
  `.execute(db);
  return rows;
}

/** Which of some rare terms stand in any document at all. */
export async function termsThatStand(db: Database, terms: readonly string[]): Promise<Set<string>> {
  if (terms.length === 0) return new Set();
  const { rows } = await sql<{ term: string }>`
    select t.term from unnest(${[...terms]}::text[], ${terms.map((term) => tsqueryLiteral([term]))}::text[]) as t(term, query)
    where exists (select from search_documents d where d.terms @@ t.query::tsquery)
  `.execute(db);
  return new Set(rows.map(({ term }) => term));
}

/** Best first: words in titles and names weigh more (A 1, B 0.4, C 0.2, D 0.1), and what is a month older half as much. */
function ranked(wanted: Pick<Wanted, "query" | "limit">) {
  return sql`
    select kind, ref_id, case_id, at,
      ts_rank(terms, ${wanted.query}::tsquery) / (1 + extract(epoch from now() - at) / 2592000.0) as score
    from seen order by score desc, at desc limit ${wanted.limit}
  `;
}
