import type { Locale } from "../../../../shared/contract/common.ts";
import type { ArticleWords } from "../../../../shared/contract/knowledge.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { indexEditions } from "../passages/index-edition.ts";
import { articleById, insertArticle } from "../store/articles.ts";
import { insertEdition, insertVersion, setPublished } from "../store/editions.ts";

/**
 * Publishes many articles at once, for everybody: for measures and loads. In one transaction, their terms written together.
 * @returns their ids, in order
 */
export async function publishMany(
  ctx: Ctx,
  articles: readonly { locale: Locale; slug: string; words: ArticleWords }[],
): Promise<number[]> {
  return ctx.tx(async (tx) => {
    const at = tx.now();
    const indexed: Parameters<typeof indexEditions>[1][number][] = [];
    for (const { locale, slug, words } of articles) {
      const facts = {
        categoryId: null,
        audience: "public",
        brandIds: [],
        products: [],
        ownerId: null,
        expiresAt: null,
      } as const;
      const id = await insertArticle(
        tx.db,
        { ...facts, brandIds: [], products: [], sourceLocale: locale },
        { by: null, at },
      );
      const editionId = await insertEdition(tx.db, { articleId: id, locale, slug });
      const by = { writtenBy: null, publishedBy: null, createdAt: at };
      await insertVersion(tx.db, { editionId, number: 1, ...words, sourceVersion: null, note: "", ...by });
      await setPublished(tx.db, editionId, 1, at);
      indexed.push({ article: (await articleById(tx.db, id))!, edition: { id: editionId, locale }, words });
    }
    await indexEditions(tx, indexed);
    return indexed.map(({ article }) => article.id);
  });
}
