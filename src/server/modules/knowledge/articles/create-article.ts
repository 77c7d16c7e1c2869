import type { Locale } from "../../../../shared/contract/common.ts";
import type { ArticleWords } from "../../../../shared/contract/knowledge.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { getCategory } from "../categories/get-category.ts";
import { articleCreated } from "../events.ts";
import { type ArticleFacts, insertArticle } from "../store/articles.ts";
import { saveDraft } from "./save-draft.ts";

/**
 * Writes an article down, as a draft in its own language.
 *
 * @returns its id
 * @throws knowledge.category_unknown
 */
export async function createArticle(
  ctx: Ctx,
  { locale, words, ...facts }: Partial<ArticleFacts> & { locale: Locale; words: ArticleWords },
): Promise<number> {
  return ctx.tx(async (tx) => {
    const by = tx.actor.kind === "staff" ? tx.actor.id : null;
    const plain = { categoryId: null, audience: "public", brandIds: [], products: [], expiresAt: null } as const;
    const article = { ...plain, ownerId: by, ...facts, sourceLocale: locale };
    const whole = { ...article, brandIds: [...article.brandIds], products: [...article.products] };
    if (whole.categoryId !== null) await getCategory(tx, whole.categoryId);
    const id = await insertArticle(tx.db, whole, { by, at: tx.now() });
    tx.emit(articleCreated, { articleId: id, locale });
    await saveDraft(tx, { articleId: id, locale, words, revision: 0 });
    return id;
  });
}
