import { reportReasons } from "../../../../shared/contract/community.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { fieldMissing } from "../errors.ts";
import { postHeld, postReported } from "../events.ts";
import { REPORTS_THAT_HIDE } from "../policy.ts";
import { insertReport } from "../store/acts.ts";
import type { MemberRow } from "../store/members.ts";
import { changePost, lockPost, type PostRow, recount } from "../store/posts.ts";

/**
 * Somebody says that a post should not be there; several of them hide it until one of us has looked. What people of ours
 * wrote is never hidden by that.
 * @throws community.field_missing
 */
export async function report(
  ctx: Ctx,
  member: MemberRow,
  post: PostRow,
  input: { reason: string; words: string },
): Promise<void> {
  if (!(reportReasons as readonly string[]).includes(input.reason)) throw fieldMissing({ field: "reason" });
  await ctx.tx(async (tx) => {
    const now = tx.now();
    const locked = await lockPost(tx.db, post.id);
    const words = input.words.trim().slice(0, 500) || null;
    const made = { postId: post.id, memberId: member.id, reason: input.reason, words };
    const { isNew, open } = await insertReport(tx.db, made, now);
    if (!isNew) return;
    const { kind, memberId, staffId } = post;
    const facts = { postId: post.id, questionId: post.questionId ?? post.id, kind, memberId, staffId };
    tx.emit(postReported, { ...facts, reason: input.reason });
    if (open < REPORTS_THAT_HIDE || locked?.state !== "visible" || memberId === null) return;
    await changePost(tx.db, post.id, { state: "held", heldFor: "reported" });
    if (post.questionId !== null) await recount(tx.db, post.questionId, now);
    tx.emit(postHeld, { ...facts, heldFor: "reported" });
  });
}
