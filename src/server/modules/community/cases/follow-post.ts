import { Type } from "typebox";
import { Id } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { addNote } from "../../conversations/index.ts";
import { asCommunity, type Community, communityOf } from "../open-community.ts";
import { authorsOf } from "../present.ts";
import { findPost, type PostRow, postsOfQuestion, type QuestionRow } from "../store/posts.ts";
import { bringIn } from "./bring-in.ts";
import { caseOf } from "./case-of.ts";

const HOUR = 3_600_000;
const DEFAULT_HOURS = 6;

/** What becomes of a post that everybody can read now, as far as cases go. */
export async function followPost(given: Ctx, postId: number): Promise<void> {
  const ctx = asCommunity(given);
  const post = await findPost(ctx.db, postId);
  if (!post || post.memberId === null || post.state !== "visible") return;
  const question = (await findPost(ctx.db, post.questionId ?? post.id)) as QuestionRow;
  const community = await communityOf(ctx, question.accountId);
  if (post.kind === "question") {
    if (community.config.cases === "every") await bringIn(ctx, community, post, question);
    else await awaitAnswer(ctx, question.id);
    return;
  }
  const caseId = await caseOf(ctx, question);
  if (caseId === null) return;
  if (post.memberId === question.memberId) await bringIn(ctx, community, post, question);
  else {
    const { locale } = community.brand;
    const { name } = (await authorsOf(ctx, [post], locale)).authorOf(post);
    const text = wordsOf(locale)(`community.notes.${post.kind}`, { name, text: post.body });
    await addNote(ctx, { caseId, text });
  }
}

/** By when a question becomes a case unless somebody else answers it; null where none does by itself. */
export function answerAwaitedUntil({ config }: Community, question: PostRow): Date | null {
  if (config.cases !== "unanswered") return null;
  const { hours = DEFAULT_HOURS } = config;
  return new Date((question.publishedAt ?? question.createdAt).getTime() + hours * HOUR);
}

/** Has a question that is not answered in time become a case. Twice is once. */
export async function awaitAnswer(given: Ctx, questionId: number): Promise<void> {
  const ctx = asCommunity(given);
  const question = await findPost(ctx.db, questionId);
  if (question?.kind !== "question") return;
  const runAt = answerAwaitedUntil(await communityOf(ctx, question.accountId), question);
  if (runAt === null) return;
  await ctx.tx(async (tx) =>
    tx.enqueue(bringInUnanswered, { questionId }, { runAt, key: `community-unanswered:${questionId}` }),
  );
}

/** A question that nobody but who asked it has answered when its time is over becomes a case, and with it a promise. */
export const bringInUnanswered = defineJob(
  "community.bring-in-unanswered",
  { schema: Type.Object({ questionId: Id }) },
  async (given, { questionId }) => {
    const ctx = asCommunity(given);
    const question = await findPost(ctx.db, questionId);
    if (question?.state !== "visible" || question.messageId !== null || question.mergedInto !== null) return;
    const posts = await postsOfQuestion(ctx.db, questionId, 500);
    const isAnswered = posts.some(
      ({ kind, state, memberId }) => kind === "answer" && state === "visible" && memberId !== question.memberId,
    );
    if (isAnswered) return;
    await bringIn(ctx, await communityOf(ctx, question.accountId), question, question as QuestionRow);
  },
);
