import type { Locale } from "../../../../shared/contract/common.ts";
import type { Audience } from "../../../../shared/contract/knowledge.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** What is true of an article in every language. */
export type ArticleFacts = {
  categoryId: number | null;
  audience: Audience;
  brandIds: number[];
  products: string[];
  ownerId: number | null;
  expiresAt: Date | null;
};

/** A row of `knowledge_articles`. */
export type ArticleRow = ArticleFacts & {
  id: number;
  sourceLocale: Locale;
  archivedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

export async function insertArticle(
  db: Database,
  article: ArticleFacts & { sourceLocale: Locale },
  made: { by: number | null; at: Date },
): Promise<number> {
  const { id } = await db
    .insertInto("knowledgeArticles")
    .values({ ...article, createdBy: made.by, createdAt: made.at, updatedAt: made.at })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function articleById(db: Database, id: number, lock = false): Promise<ArticleRow | undefined> {
  const query = db
    .selectFrom("knowledgeArticles")
    .select(["id", "categoryId", "audience", "brandIds", "products", "sourceLocale", "ownerId"])
    .select(["expiresAt", "archivedAt", "createdAt", "updatedAt"])
    .where("id", "=", id);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) as ArticleRow | undefined;
}

export async function touchArticle(db: Database, id: number, at: Date): Promise<void> {
  await db.updateTable("knowledgeArticles").set({ updatedAt: at }).where("id", "=", id).execute();
}
