import type { Ctx } from "../../../kernel/ctx.ts";
import { anybody, searchKnowledge } from "../../knowledge/index.ts";
import { asCommunity, communityOf } from "../open-community.ts";
import { findPost, postsOfQuestion } from "../store/posts.ts";
import { dropProposal, writeProposal } from "../store/proposals.ts";

/** From here on an article speaks of the question already; the same line as for what is asked often. */
const COVERED = 0.5;
const MOST_POSTS = 2_000;

/**
 * Proposes the answer that solved a question for an article, where none covers it: the one that was accepted, else the
 * official one. What is no answer any more is taken back, what an editor settled stays so. Twice is once.
 */
export async function proposeArticle(given: Ctx, questionId: number): Promise<void> {
  const ctx = asCommunity(given);
  const question = await findPost(ctx.db, questionId);
  if (question?.kind !== "question") return;
  const posts = await postsOfQuestion(ctx.db, questionId, MOST_POSTS);
  const shown = posts.filter(({ kind, state }) => kind === "answer" && state === "visible");
  const best = shown.find(({ id }) => id === question.acceptedId) ?? shown.find(({ official }) => official);
  if (!best || question.state !== "visible" || question.mergedInto !== null) return dropProposal(ctx.db, questionId);
  const { brand } = await communityOf(ctx, question.accountId);
  const asked = { query: question.title!, reader: anybody(brand.id), locales: ["zh-CN", "en"] as const, limit: 1 };
  const covered = (await searchKnowledge(ctx, asked)).items[0]?.coverage ?? 0;
  if (covered >= COVERED) return dropProposal(ctx.db, questionId);
  await writeProposal(ctx.db, { questionId, answerId: best.id, covered, at: ctx.now() });
}
