import type { SaveArticleFacts } from "../../../../shared/contract/knowledge-articles.ts";
import { type Ctx, can } from "../../../kernel/ctx.ts";
import { audit, changesOf } from "../../accounts/index.ts";
import { getCategory } from "../categories/get-category.ts";
import { articleUnknown, publishedNeedsPublisher } from "../errors.ts";
import { articleChanged } from "../events.ts";
import { reindexArticle } from "../passages/reindex-article.ts";
import { type ArticleFacts, articleById, updateFacts } from "../store/articles.ts";
import { editionsOf } from "../store/editions.ts";

/** What decides who reads an article. */
const readership: readonly string[] = ["audience", "brandIds", "expiresAt"];

/**
 * Changes what is true of an article in every language.
 * @throws knowledge.article_unknown, knowledge.category_unknown, knowledge.published_needs_publisher
 */
export async function changeFacts(ctx: Ctx, articleId: number, input: SaveArticleFacts): Promise<void> {
  await ctx.tx(async (tx) => {
    const article = await articleById(tx.db, articleId, true);
    if (!article) throw articleUnknown({ id: articleId });
    const { expiresAt, ...rest } = input;
    const wanted: Partial<ArticleFacts> = { ...rest, ...dayOf(expiresAt) };
    const changes = changesOf({ ...article }, { ...wanted });
    const fields = Object.keys(changes);
    if (fields.length === 0) return;
    if (fields.includes("categoryId") && wanted.categoryId) await getCategory(tx, wanted.categoryId);
    const touchesReaders = fields.some((field) => readership.includes(field));
    const isPublished = (await editionsOf(tx.db, articleId)).some(({ publishedVersion }) => publishedVersion !== null);
    if (touchesReaders && isPublished && !can(tx.actor, "knowledge:publish")) throw publishedNeedsPublisher();
    await updateFacts(tx.db, articleId, wanted, tx.now());
    if (touchesReaders) {
      await reindexArticle(tx, articleId);
      const subject = { kind: "article", id: articleId };
      await audit(tx, { action: "knowledge.readers_changed", subject, details: { changes } });
    }
    tx.emit(articleChanged, { articleId, fields });
  });
}

const dayOf = (day: string | null | undefined) =>
  day === undefined ? {} : { expiresAt: day === null ? null : new Date(day) };
