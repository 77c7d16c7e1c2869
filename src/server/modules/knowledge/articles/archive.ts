import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { articleUnknown } from "../errors.ts";
import { articleArchivedEvent, articleUnarchived } from "../events.ts";
import { reindexArticle } from "../passages/reindex-article.ts";
import { articleById, setArchived } from "../store/articles.ts";

/** Puts an article into the archive, where nobody outside finds it, or takes it out again. @throws knowledge.article_unknown */
export async function setArticleArchived(ctx: Ctx, articleId: number, archived: boolean): Promise<void> {
  await ctx.tx(async (tx) => {
    const article = await articleById(tx.db, articleId, true);
    if (!article) throw articleUnknown({ id: articleId });
    if ((article.archivedAt !== null) === archived) return;
    await setArchived(tx.db, articleId, archived ? tx.now() : null, tx.now());
    await reindexArticle(tx, articleId);
    const action = archived ? "knowledge.archived" : "knowledge.unarchived";
    await audit(tx, { action, subject: { kind: "article", id: articleId } });
    tx.emit(archived ? articleArchivedEvent : articleUnarchived, { articleId });
  });
}
