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

/** Changes what is true of an article in every language. A day that is moved is told of anew. */
export async function updateFacts(db: Database, id: number, facts: Partial<ArticleFacts>, at: Date): Promise<void> {
  await db
    .updateTable("knowledgeArticles")
    .set({ ...facts, ...("expiresAt" in facts && { expiryTold: null }), updatedAt: at })
    .where("id", "=", id)
    .execute();
}

export async function setArchived(db: Database, id: number, archivedAt: Date | null, at: Date): Promise<void> {
  await db.updateTable("knowledgeArticles").set({ archivedAt, updatedAt: at }).where("id", "=", id).execute();
}

/** Articles whose owners were not told yet that they expire before a time. */
export async function expiringUntold(
  db: Database,
  told: "soon" | "over",
  before: Date,
  limit: number,
): Promise<{ id: number; ownerId: number | null; expiresAt: Date }[]> {
  return (await db
    .selectFrom("knowledgeArticles")
    .select(["id", "ownerId", "expiresAt"])
    .where("archivedAt", "is", null)
    .where("expiresAt", "<=", before)
    .where((at) =>
      told === "soon"
        ? at("expiryTold", "is", null)
        : at.or([at("expiryTold", "is", null), at("expiryTold", "=", "soon")]),
    )
    .orderBy("expiresAt")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()) as { id: number; ownerId: number | null; expiresAt: Date }[];
}

export async function markExpiryTold(db: Database, id: number, told: "soon" | "over"): Promise<void> {
  await db.updateTable("knowledgeArticles").set({ expiryTold: told }).where("id", "=", id).execute();
}
