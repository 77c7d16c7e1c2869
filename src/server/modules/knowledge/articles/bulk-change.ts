import type { BulkArticles } from "../../../../shared/contract/knowledge-articles.ts";
import { type Ctx, can } from "../../../kernel/ctx.ts";
import { articleUnknown, publishedNeedsPublisher } from "../errors.ts";
import { articleById } from "../store/articles.ts";
import { setArticleArchived } from "./archive.ts";
import { changeFacts } from "./change-facts.ts";

type Change = BulkArticles["changes"][number];

/**
 * Changes many articles, all or none.
 * @returns the changes that take it back
 * @throws what a single change throws
 */
export async function bulkChange(ctx: Ctx, changes: readonly Change[]): Promise<Change[]> {
  return ctx.tx(async (tx) => {
    const back: Change[] = [];
    // Always in the same order, so that two of them cannot wait for each other in a ring.
    for (const { articleId, archived, ...facts } of [...changes].sort((a, b) => a.articleId - b.articleId)) {
      const article = await articleById(tx.db, articleId, true);
      if (!article) throw articleUnknown({ id: articleId });
      const { categoryId, ownerId, audience } = article;
      back.push({
        articleId,
        ...(facts.categoryId !== undefined && { categoryId }),
        ...(facts.ownerId !== undefined && { ownerId }),
        ...(facts.audience !== undefined && { audience }),
        ...(archived !== undefined && { archived: article.archivedAt !== null }),
      });
      await changeFacts(tx, articleId, facts);
      if (archived === undefined) continue;
      if (!can(tx.actor, "knowledge:publish")) throw publishedNeedsPublisher();
      await setArticleArchived(tx, articleId, archived);
    }
    return back;
  });
}
