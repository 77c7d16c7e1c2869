import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { notify } from "../../service-levels/index.ts";
import { articleArchived, articleUnknown, editionUnknown, nothingToPublish } from "../errors.ts";
import { editionPublished, editionWithdrawn } from "../events.ts";
import { indexEdition, unindexEdition } from "../passages/index-edition.ts";
import { articleById, touchArticle } from "../store/articles.ts";
import { editionIn, insertVersion, lastVersionNumber, setPublished, setReview, writeDraft } from "../store/editions.ts";

const noReview = { reviewAskedBy: null, reviewAskedAt: null, returnedNote: null, returnedBy: null };

/**
 * Publishes the draft of an article in a language: from then on readers see and find it.
 *
 * @returns the number of the version
 * @throws knowledge.article_unknown, knowledge.edition_unknown, knowledge.article_archived,
 *   knowledge.nothing_to_publish
 */
export async function publishDraft(
  ctx: Ctx,
  { articleId, locale, note = "" }: { articleId: number; locale: Locale; note?: string },
): Promise<number> {
  return ctx.tx(async (tx) => {
    const { article, edition } = await openEdition(tx, articleId, locale);
    if (article.archivedAt) throw articleArchived({ id: articleId });
    if (edition.draftBody === null) throw nothingToPublish();
    const subject = { kind: "article", id: articleId };
    const words = { title: edition.draftTitle!, summary: edition.draftSummary!, body: edition.draftBody };
    const source = await editionIn(tx.db, articleId, article.sourceLocale);
    const number = (await lastVersionNumber(tx.db, edition.id)) + 1;
    await insertVersion(tx.db, {
      editionId: edition.id,
      number,
      ...words,
      sourceVersion:
        locale === article.sourceLocale ? null : (edition.draftSourceVersion ?? source?.publishedVersion ?? null),
      note,
      writtenBy: edition.draftBy,
      publishedBy: tx.actor.kind === "staff" ? tx.actor.id : null,
      createdAt: tx.now(),
    });
    await writeDraft(tx.db, edition.id, null, { by: null, at: tx.now(), revision: edition.draftRevision + 1 });
    await setReview(tx.db, edition.id, noReview);
    await setPublished(tx.db, edition.id, number, tx.now());
    await touchArticle(tx.db, articleId, tx.now());
    await audit(tx, {
      action: "knowledge.published",
      subject,
      details: { locale, version: number, title: words.title },
    });
    await tellAsker(tx, { articleId, locale, title: words.title, askedBy: edition.reviewAskedBy });
    await indexEdition(tx, article, edition, words);
    tx.emit(editionPublished, { articleId, editionId: edition.id, locale, version: number });
    return number;
  });
}

/** Whoever asked for a look hears that it is published, unless they did it themselves. */
async function tellAsker(
  tx: Ctx,
  { articleId, locale, title, askedBy }: { articleId: number; locale: Locale; title: string; askedBy: number | null },
): Promise<void> {
  const by = tx.actor.kind === "staff" ? tx.actor.id : null;
  if (askedBy === null || askedBy === by) return;
  const data = { detail: title, article: { id: articleId, locale }, ...(by !== null && { actorId: by }) };
  await notify(tx, { kind: "article_published", staffIds: [askedBy], caseId: null, customerId: null, data });
}

/** Takes an article back in a language: its versions stay, nobody outside finds it. */
export async function withdrawEdition(ctx: Ctx, articleId: number, locale: Locale): Promise<void> {
  await ctx.tx(async (tx) => {
    const { edition } = await openEdition(tx, articleId, locale);
    if (edition.publishedVersion === null) return;
    await setPublished(tx.db, edition.id, null, tx.now());
    await unindexEdition(tx, edition.id);
    await touchArticle(tx.db, articleId, tx.now());
    const subject = { kind: "article", id: articleId };
    await audit(tx, { action: "knowledge.withdrawn", subject, details: { locale, version: edition.publishedVersion } });
    tx.emit(editionWithdrawn, { articleId, editionId: edition.id, locale, version: edition.publishedVersion });
  });
}

/** An article with its edition in a language, both locked. @throws knowledge.article_unknown, knowledge.edition_unknown */
export async function openEdition(tx: Ctx, articleId: number, locale: Locale) {
  const article = await articleById(tx.db, articleId, true);
  if (!article) throw articleUnknown({ id: articleId });
  const edition = await editionIn(tx.db, articleId, locale, true);
  if (!edition) throw editionUnknown({ id: articleId, locale });
  return { article, edition };
}
