import { sql } from "kysely";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Posting } from "../passages/postings.ts";
import type { Passage } from "../passages/split-article.ts";
import type { ArticleRow } from "./articles.ts";
import type { EditionRow } from "./editions.ts";

/** A passage with the terms it is found by. */
export type IndexedPassage = Passage & { title: string; length: number; postings: readonly Posting[] };

export type PassagesOfEdition = {
  article: Pick<ArticleRow, "id" | "audience" | "brandIds" | "expiresAt">;
  edition: Pick<EditionRow, "id" | "locale">;
  passages: readonly IndexedPassage[];
};

/**
 * Writes passages down, with what they are found by; their terms must be known.
 * @returns in how many passages each term stands
 */
export async function insertPassages(
  db: Database,
  editions: readonly PassagesOfEdition[],
): Promise<Map<string, number>> {
  const rows = editions.flatMap(({ article, edition, passages }) =>
    passages.map(({ postings, ...passage }, number) => ({
      row: {
        edition_id: edition.id,
        article_id: article.id,
        locale: edition.locale,
        audience: article.audience,
        brand_ids: article.brandIds,
        expires_at: article.expiresAt,
        number,
        ...passage,
      },
      postings,
    })),
  );
  const { rows: written } = await sql<{ id: number }>`
    insert into knowledge_passages (edition_id, article_id, locale, audience, brand_ids, expires_at, number, title, heading, anchor, text, length)
    select edition_id, article_id, locale, audience, array(select jsonb_array_elements_text(brand_ids)::bigint), expires_at, number,
      title, heading, anchor, text, length
    from json_to_recordset(${jsonRows(rows.map(({ row }) => row))}::json) as p(
      edition_id bigint, article_id bigint, locale text, audience text, brand_ids jsonb, expires_at timestamptz, number integer,
      title text, heading text, anchor text, text text, length integer)
    returning id
  `.execute(db);
  const counts = new Map<string, number>();
  const places: { id: number; term: string; weight: number }[] = [];
  for (const [at, { postings }] of rows.entries()) {
    for (const { term, weight } of postings) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
      if (weight !== null) places.push({ id: written[at]!.id, term, weight });
    }
  }
  await sql`
    insert into knowledge_postings (term_id, passage_id, weight)
    select k.id, p.passage_id, p.weight
    from unnest(${places.map(({ id }) => id)}::bigint[], ${places.map(({ term }) => term)}::text[],
      ${places.map(({ weight }) => weight)}::real[]) as p(passage_id, term, weight)
    join knowledge_terms k using (term)
  `.execute(db);
  return counts;
}

/** What an edition was found by, for counting it out. */
export async function passagesOfEdition(
  db: Database,
  editionId: number,
): Promise<{ title: string; heading: string; text: string }[]> {
  return db
    .selectFrom("knowledgePassages")
    .select(["title", "heading", "text"])
    .where("editionId", "=", editionId)
    .execute();
}

export async function deletePassages(db: Database, editionId: number): Promise<void> {
  await db.deleteFrom("knowledgePassages").where("editionId", "=", editionId).execute();
}
