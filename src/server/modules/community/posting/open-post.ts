import type { Ctx } from "../../../kernel/ctx.ts";
import { postUnknown } from "../errors.ts";
import type { Community } from "../open-community.ts";
import type { MemberRow } from "../store/members.ts";
import { findPost, type PostRow, type QuestionRow } from "../store/posts.ts";

/**
 * A post that somebody may read: what is held only its author, what is hidden nobody. A question that was made part of
 * another since its page was opened is that other one.
 * @throws community.post_unknown
 */
export async function openPost(
  ctx: Ctx,
  { account }: Community,
  id: number,
  reader: MemberRow | null,
): Promise<{ post: PostRow; question: QuestionRow }> {
  const opened = await findPost(ctx.db, id);
  const post = opened?.mergedInto ? await findPost(ctx.db, opened.mergedInto) : opened;
  const question = post?.kind === "question" ? post : post && (await findPost(ctx.db, post.questionId!));
  if (!opened || post?.accountId !== account.id || !question) throw postUnknown({ id });
  for (const each of [opened, post, question]) if (!mayRead(each, reader)) throw postUnknown({ id });
  return { post, question: question as QuestionRow };
}

export function mayRead(post: PostRow, reader: MemberRow | null): boolean {
  return post.state === "visible" || (post.state === "held" && reader !== null && post.memberId === reader.id);
}
