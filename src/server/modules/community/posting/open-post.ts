import type { Ctx } from "../../../kernel/ctx.ts";
import { postUnknown } from "../errors.ts";
import type { Community } from "../open-community.ts";
import type { MemberRow } from "../store/members.ts";
import { findPost, type PostRow, type QuestionRow } from "../store/posts.ts";

/** A post that somebody may read: what is held only its author, what is hidden nobody. @throws community.post_unknown */
export async function openPost(
  ctx: Ctx,
  { account }: Community,
  id: number,
  reader: MemberRow | null,
): Promise<{ post: PostRow; question: QuestionRow }> {
  const post = await findPost(ctx.db, id);
  const question = post?.kind === "question" ? post : post && (await findPost(ctx.db, post.questionId!));
  if (post?.accountId !== account.id || !question) throw postUnknown({ id });
  for (const each of [post, question]) if (!mayRead(each, reader)) throw postUnknown({ id });
  return { post, question: question as QuestionRow };
}

export function mayRead(post: PostRow, reader: MemberRow | null): boolean {
  return post.state === "visible" || (post.state === "held" && reader !== null && post.memberId === reader.id);
}
