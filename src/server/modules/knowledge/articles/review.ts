import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { staffByPermission } from "../../accounts/index.ts";
import { notify } from "../../service-levels/index.ts";
import { articleArchived, nothingToPublish, notInReview } from "../errors.ts";
import { draftReturned, reviewAsked } from "../events.ts";
import { touchArticle } from "../store/articles.ts";
import { setReview } from "../store/editions.ts";
import { openEdition } from "./publish.ts";

type OfEdition = { articleId: number; locale: Locale };

/** Asks those who may publish for a look at a draft; each is told. @throws knowledge.nothing_to_publish, knowledge.article_archived */
export async function askReview(ctx: Ctx, { articleId, locale }: OfEdition): Promise<void> {
  await ctx.tx(async (tx) => {
    const { article, edition } = await openEdition(tx, articleId, locale);
    if (article.archivedAt) throw articleArchived({ id: articleId });
    if (edition.draftBody === null) throw nothingToPublish();
    const reviewAskedBy = tx.actor.kind === "staff" ? tx.actor.id : null;
    const review = { reviewAskedBy, reviewAskedAt: tx.now(), returnedNote: null, returnedBy: null };
    await setReview(tx.db, edition.id, review);
    await touchArticle(tx.db, articleId, tx.now());
    const reviewers = await staffByPermission(tx, "knowledge:publish");
    await notify(tx, {
      kind: "article_review_asked",
      staffIds: reviewers.filter((id) => id !== reviewAskedBy),
      caseId: null,
      customerId: null,
      data: {
        detail: edition.draftTitle!,
        article: { id: articleId, locale },
        ...(reviewAskedBy && { actorId: reviewAskedBy }),
      },
    });
    tx.emit(reviewAsked, { articleId, editionId: edition.id, locale });
  });
}

/** Sends a draft back to whoever asked, with what is to be changed. @throws knowledge.not_in_review */
export async function returnDraft(ctx: Ctx, { articleId, locale, note }: OfEdition & { note: string }): Promise<void> {
  await ctx.tx(async (tx) => {
    const { edition } = await openEdition(tx, articleId, locale);
    if (edition.reviewAskedAt === null) throw notInReview();
    const returnedBy = tx.actor.kind === "staff" ? tx.actor.id : null;
    await setReview(tx.db, edition.id, { reviewAskedBy: null, reviewAskedAt: null, returnedNote: note, returnedBy });
    await touchArticle(tx.db, articleId, tx.now());
    const staffIds = [edition.reviewAskedBy ?? edition.draftBy].filter((id) => id !== null);
    const detail = `${edition.draftTitle}: ${note}`;
    await notify(tx, {
      kind: "article_returned",
      staffIds,
      caseId: null,
      customerId: null,
      data: { detail, article: { id: articleId, locale }, ...(returnedBy && { actorId: returnedBy }) },
    });
    tx.emit(draftReturned, { articleId, editionId: edition.id, locale });
  });
}
