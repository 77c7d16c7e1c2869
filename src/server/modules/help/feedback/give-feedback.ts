import { maskPersonalData } from "../../../../shared/personal-data.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { sign } from "../../../kernel/seal.ts";
import type { PublishedArticle } from "../../knowledge/index.ts";
import { notify } from "../../service-levels/index.ts";
import { feedbackGiven } from "../events.ts";
import type { DayVisitor } from "../searches/visitor.ts";
import { saveFeedback } from "../store/feedback.ts";
import { markJudged } from "../store/searches.ts";

/** Longer words are cut: it is a hint, no letter. */
const LONGEST = 2_000;

/** Who somebody is as far as feedback goes: the same address and browser, unreadable without the desk's secret. */
export function visitorOf(ctx: Ctx, browser: string): string {
  return sign(ctx.config.secret, "help-feedback", JSON.stringify([ctx.actor.ip ?? "", browser]));
}

/**
 * Keeps whether an article helped; whoever answers for it hears of what was missing. Nobody reads these words as a letter,
 * so what looks private in them is hidden at once.
 */
export async function giveFeedback(
  ctx: Ctx,
  article: PublishedArticle,
  said: { visitor: string; today: DayVisitor | null; brandId: number; helpful: boolean; missing: string },
): Promise<void> {
  const missing = maskPersonalData(said.missing.trim().slice(0, LONGEST));
  const { articleId, locale, version, ownerId } = article;
  const { visitor, today, brandId, helpful } = said;
  await ctx.tx(async (tx) => {
    const kept = { articleId, locale, version, visitor, helpful, missing: helpful ? "" : missing };
    if (!(await saveFeedback(tx.db, kept, tx.now()))) return;
    if (today) await markJudged(tx.db, { ...today, brandId, locale, articleId, helped: helpful, at: tx.now() });
    tx.emit(feedbackGiven, { articleId, locale, version, helpful });
    if (helpful || !missing || ownerId === null) return;
    const detail = `${article.title}: ${missing.slice(0, 300)}`;
    await notify(tx, {
      kind: "article_feedback",
      staffIds: [ownerId],
      caseId: null,
      customerId: null,
      data: { detail },
    });
  });
}
