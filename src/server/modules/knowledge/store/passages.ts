import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Passage } from "../passages/split-article.ts";
import type { ArticleRow } from "./articles.ts";
import type { EditionRow } from "./editions.ts";

/** A passage with the terms it is found by. */
export type IndexedPassage = Passage & { title: string; length: number; postings: ReadonlyMap<string, number> };

/** What readers find of an edition from now on. */
export async function replacePassages(
  db: Database,
  article: Pick<ArticleRow, "id" | "audience" | "brandIds" | "expiresAt">,
  edition: Pick<EditionRow, "id" | "locale">,
  passages: readonly IndexedPassage[],
): Promise<void> {
  await deletePassages(db, edition.id);
  for (const [number, { title, heading, anchor, text, length, postings }] of passages.entries()) {
    const { id } = await db
      .insertInto("knowledgePassages")
      .values({
        editionId: edition.id,
        articleId: article.id,
        locale: edition.locale,
        audience: article.audience,
        brandIds: article.brandIds,
        expiresAt: article.expiresAt,
        number,
        title,
        heading,
        anchor,
        text,
        length,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await sql`
      insert into knowledge_postings (term, passage_id, weight)
      select term, ${id}, weight from unnest(${[...postings.keys()]}::text[], ${[...postings.values()]}::real[]) as p(term, weight)
    `.execute(db);
  }
}

export async function deletePassages(db: Database, editionId: number): Promise<void> {
  await db.deleteFrom("knowledgePassages").where("editionId", "=", editionId).execute();
}
