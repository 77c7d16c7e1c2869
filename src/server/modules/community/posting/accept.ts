import type { Ctx } from "../../../kernel/ctx.ts";
import { notYours, postUnknown } from "../errors.ts";
import { answerAccepted } from "../events.ts";
import type { MemberRow } from "../store/members.ts";
import { changePost, lockPost, type PostRow } from "../store/posts.ts";

/**
 * Whoever asked says which answer solved it, or takes that back.
 * @throws community.not_yours, community.post_unknown for what is no answer
 */
export async function accept(ctx: Ctx, member: MemberRow, post: PostRow): Promise<void> {
  if (post.kind !== "answer" || post.state !== "visible") throw postUnknown({ id: post.id });
  await ctx.tx(async (tx) => {
    const question = await lockPost(tx.db, post.questionId!);
    if (question?.memberId !== member.id) throw notYours();
    const isTakenBack = question.acceptedId === post.id;
    await changePost(tx.db, question.id, { acceptedId: isTakenBack ? null : post.id });
    if (!isTakenBack) tx.emit(answerAccepted, { questionId: question.id, postId: post.id });
  });
}
