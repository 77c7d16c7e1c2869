import type { Ctx } from "../../../kernel/ctx.ts";
import { ownVote, postUnknown } from "../errors.ts";
import { toggleVote } from "../store/acts.ts";
import type { MemberRow } from "../store/members.ts";
import { lockPost, type PostRow } from "../store/posts.ts";

/** A member finds a question or an answer useful, or no longer. @throws community.own_vote, community.post_unknown */
export async function vote(ctx: Ctx, member: MemberRow, post: PostRow): Promise<void> {
  if (post.memberId === member.id) throw ownVote();
  if (post.kind === "comment") throw postUnknown({ id: post.id });
  await ctx.tx(async (tx) => {
    await lockPost(tx.db, post.id);
    await toggleVote(tx.db, post.id, member.id, tx.now());
  });
}
