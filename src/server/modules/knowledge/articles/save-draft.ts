import type { Locale } from "../../../../shared/contract/common.ts";
import type { ArticleWords } from "../../../../shared/contract/knowledge.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { articleUnknown, draftOutdated } from "../errors.ts";
import { articleById, touchArticle } from "../store/articles.ts";
import { editionIn, insertEdition, writeDraft } from "../store/editions.ts";
import { freeSlug } from "./slug.ts";

/**
 * Keeps what is being written of an article in a language; the first time, that makes the edition.
 *
 * @param input.revision of the draft that was changed; 0 for none
 * @returns the revision that the next saving must name
 * @throws knowledge.article_unknown, knowledge.draft_outdated
 */
export async function saveDraft(
  ctx: Ctx,
  input: { articleId: number; locale: Locale; words: ArticleWords; revision: number },
): Promise<number> {
  const { articleId, locale, words } = input;
  return ctx.tx(async (tx) => {
    // Its lock stands for all of its editions.
    if (!(await articleById(tx.db, articleId, true))) throw articleUnknown({ id: articleId });
    const known = await editionIn(tx.db, articleId, locale);
    if ((known?.draftRevision ?? 0) !== input.revision) throw draftOutdated();
    const slug = known?.slug ?? (await freeSlug(tx, { articleId, locale, title: words.title }));
    const id = known?.id ?? (await insertEdition(tx.db, { articleId, locale, slug }));
    const revision = input.revision + 1;
    const by = tx.actor.kind === "staff" ? tx.actor.id : null;
    await writeDraft(tx.db, id, words, { by, at: tx.now(), revision });
    await touchArticle(tx.db, articleId, tx.now());
    return revision;
  });
}
