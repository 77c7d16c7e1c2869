import type { Locale } from "../../../../shared/contract/common.ts";
import type { ArticleWords } from "../../../../shared/contract/knowledge.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { articleArchived, articleUnknown, draftOutdated, nothingToPublish } from "../errors.ts";
import { draftSaved } from "../events.ts";
import { articleById, touchArticle } from "../store/articles.ts";
import {
  deleteEdition,
  type EditionRow,
  editionIn,
  insertEdition,
  setReview,
  versionOf,
  writeDraft,
} from "../store/editions.ts";
import { freeSlug } from "./slug.ts";

/**
 * Keeps what is being written of an article in a language; the first time, that makes the edition.
 *
 * @param input.revision of the draft that was changed; 0 for none
 * @param input.sourceVersion of a translation: the version of the source that it renders from now on
 * @returns the revision that the next saving must name
 * @throws knowledge.article_unknown, knowledge.article_archived, knowledge.draft_outdated
 */
export async function saveDraft(
  ctx: Ctx,
  input: { articleId: number; locale: Locale; words: ArticleWords; revision: number; sourceVersion?: number },
): Promise<number> {
  const { articleId, locale, words } = input;
  return ctx.tx(async (tx) => {
    // Its lock stands for all of its editions.
    const article = await articleById(tx.db, articleId, true);
    if (!article) throw articleUnknown({ id: articleId });
    if (article.archivedAt) throw articleArchived({ id: articleId });
    const known = await editionIn(tx.db, articleId, locale);
    if ((known?.draftRevision ?? 0) !== input.revision) throw draftOutdated();
    const slug = known?.slug ?? (await freeSlug(tx, { articleId, locale, title: words.title }));
    const id = known?.id ?? (await insertEdition(tx.db, { articleId, locale, slug }));
    const source =
      locale === article.sourceLocale ? undefined : await editionIn(tx.db, articleId, article.sourceLocale);
    const sourceVersion = source ? (input.sourceVersion ?? (await rendered(tx, known, source))) : null;
    const revision = input.revision + 1;
    const by = tx.actor.kind === "staff" ? tx.actor.id : null;
    await writeDraft(tx.db, id, words, { by, at: tx.now(), revision, sourceVersion });
    await touchArticle(tx.db, articleId, tx.now());
    tx.emit(draftSaved, { articleId, editionId: id, locale, revision });
    return revision;
  });
}

/** Throws away what is being written; what is published stays. An edition that never was anything else goes. */
export async function dropDraft(ctx: Ctx, articleId: number, locale: Locale): Promise<void> {
  await ctx.tx(async (tx) => {
    const article = await articleById(tx.db, articleId, true);
    if (!article) throw articleUnknown({ id: articleId });
    const edition = await editionIn(tx.db, articleId, locale);
    if (!edition || edition.draftBody === null) throw nothingToPublish();
    const revision = edition.draftRevision + 1;
    const wasPublished = (await versionOf(tx.db, edition.id, 1)) !== undefined;
    if (wasPublished || locale === article.sourceLocale) {
      if (!wasPublished) throw nothingToPublish();
      await writeDraft(tx.db, edition.id, null, { by: null, at: tx.now(), revision });
      await setReview(tx.db, edition.id, {
        reviewAskedBy: null,
        reviewAskedAt: null,
        returnedNote: null,
        returnedBy: null,
      });
    } else await deleteEdition(tx.db, edition.id);
    await touchArticle(tx.db, articleId, tx.now());
    tx.emit(draftSaved, { articleId, editionId: edition.id, locale, revision });
  });
}

/** Which version of the source a draft renders that says nothing of it: as before, or what is published now. */
async function rendered(tx: Ctx, known: EditionRow | undefined, source: EditionRow): Promise<number | null> {
  if (known?.draftSourceVersion) return known.draftSourceVersion;
  const published = known?.publishedVersion ? await versionOf(tx.db, known.id, known.publishedVersion) : undefined;
  return published?.sourceVersion ?? source.publishedVersion;
}
