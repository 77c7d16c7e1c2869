import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { localeFor } from "../../../kernel/words.ts";
import { audit } from "../../accounts/index.ts";
import { createArticle } from "../../knowledge/index.ts";
import { gapSettled, gapUnknown } from "../errors.ts";
import { gapById, settleGap } from "../store/gaps.ts";
import { gapDetail } from "./list-gaps.ts";

/**
 * Begins the article that a question lacks: a draft of the answer that was longest among those given, for an editor to make
 * good. Only answers from cases that the actor may see go into it.
 *
 * @throws solutions.gap_unknown, solutions.gap_settled
 */
export async function writeForGap(ctx: Ctx, id: number): Promise<{ articleId: number; locale: Locale }> {
  return ctx.tx(async (tx) => {
    await openGap(tx, id);
    const { question, language, solutions } = await gapDetail(tx, id);
    const best = solutions.toSorted((a, b) => b.answer.length - a.answer.length)[0];
    const locale = localeFor(language ?? undefined) ?? "zh-CN";
    const words = { title: question.replace(/\s+/g, " ").slice(0, 120), summary: "", body: best?.answer ?? "" };
    const articleId = await createArticle(tx, { locale, words });
    await settleGap(tx.db, id, { state: "written", articleId, by: staffOf(tx), at: tx.now() });
    return { articleId, locale };
  });
}

/** Puts a question aside that needs no article, or takes it up again. @throws solutions.gap_unknown, solutions.gap_settled */
export async function dismissGap(ctx: Ctx, id: number, dismissed: boolean): Promise<void> {
  await ctx.tx(async (tx) => {
    const gap = await gapById(tx.db, id, true);
    if (!gap) throw gapUnknown({ id });
    if (gap.state === "written") throw gapSettled({ id });
    const state = dismissed ? "dismissed" : "open";
    if (gap.state === state) return;
    await settleGap(tx.db, id, { state, articleId: null, by: staffOf(tx), at: tx.now() });
    const action = dismissed ? "solutions.gap_dismissed" : "solutions.gap_reopened";
    await audit(tx, { action, subject: { kind: "gap", id }, details: { question: gap.question } });
  });
}

async function openGap(tx: Ctx, id: number): Promise<void> {
  const gap = await gapById(tx.db, id, true);
  if (!gap) throw gapUnknown({ id });
  if (gap.state === "written") throw gapSettled({ id });
}

function staffOf({ actor }: Ctx): number | null {
  return actor.kind === "staff" ? actor.id : null;
}
