import type { Ctx } from "../../../kernel/ctx.ts";
import { articleById } from "../store/articles.ts";
import { editionsOf, versionOf } from "../store/editions.ts";
import { indexEdition, unindexEdition } from "./index-edition.ts";

/** Lets readers find what is published of an article by what is true of it now; of an archived one, nothing. */
export async function reindexArticle(tx: Ctx, articleId: number): Promise<void> {
  const article = (await articleById(tx.db, articleId))!;
  for (const edition of await editionsOf(tx.db, articleId)) {
    const version = edition.publishedVersion && (await versionOf(tx.db, edition.id, edition.publishedVersion));
    if (!version || article.archivedAt) await unindexEdition(tx, edition.id);
    else await indexEdition(tx, article, edition, version);
  }
}
