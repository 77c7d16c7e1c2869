import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type TermRow = { id: number; term: string; passages: number };
export type NewTerm = { term: string; sound: string | null; isWord: boolean };

/** The terms of these that stand anywhere. */
export async function knownTerms(db: Database, terms: readonly string[]): Promise<Map<string, TermRow>> {
  const { rows } = await sql<TermRow>`
    /* prepared */ select id, term, passages from knowledge_terms where term = any(${[...terms]}::text[]) and passages > 0
  `.execute(db);
  return new Map(rows.map((row) => [row.term, row]));
}

/** The terms of these that were ever met: they need no sound anew. */
export async function metTerms(db: Database, terms: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ term: string }>`
    select term from knowledge_terms where term = any(${[...terms]}::text[])
  `.execute(db);
  return new Set(rows.map(({ term }) => term));
}

/** Terms as they are met; in the order of the alphabet, so that two who write at once do not wait for each other in a ring. */
export async function insertTerms(db: Database, terms: readonly NewTerm[]): Promise<void> {
  const sorted = terms.toSorted((a, b) => (a.term < b.term ? -1 : 1));
  await sql`
    insert into knowledge_terms (term, sound, is_word, passages)
    select term, sound, is_word, 0 from unnest(
      ${sorted.map(({ term }) => term)}::text[], ${sorted.map(({ sound }) => sound)}::text[],
      ${sorted.map(({ isWord }) => isWord)}::boolean[]) as t(term, sound, is_word)
    on conflict (term) do nothing
  `.execute(db);
}

/** So many more passages have these terms, or fewer. */
export async function countTerms(db: Database, counts: ReadonlyMap<string, number>): Promise<void> {
  const sorted = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  await sql`
    with counted as (
      select k.id, c.n from unnest(${sorted.map(([term]) => term)}::text[], ${sorted.map(([, n]) => n)}::int[])
        with ordinality as c(term, n, place)
      join knowledge_terms k using (term) order by c.place for update of k
    )
    update knowledge_terms k set passages = greatest(0, k.passages + c.n) from counted c where k.id = c.id
  `.execute(db);
}

/** Words that sound like these (pinyin without tones), the most common first. */
export async function wordsThatSound(
  db: Database,
  sounds: readonly string[],
): Promise<{ term: string; sound: string; passages: number }[]> {
  const { rows } = await sql<{ term: string; sound: string; passages: number }>`
    select term, sound, passages from knowledge_terms
    where sound = any(${[...sounds]}::text[]) and is_word and passages > 0 order by passages desc, term limit 200
  `.execute(db);
  return rows;
}

/** Known words that begin like one and are about as long. */
export async function wordsLike(
  db: Database,
  word: string,
  within: number,
): Promise<{ term: string; passages: number }[]> {
  const first = word.slice(0, 1);
  const { rows } = await sql<{ term: string; passages: number }>`
    select term, passages from knowledge_terms
    where term >= ${first} and term < ${`${first}\u{10ffff}`} and is_word and passages > 0
      and length(term) between ${word.length - within} and ${word.length + within}
    order by passages desc limit 5000
  `.execute(db);
  return rows;
}
