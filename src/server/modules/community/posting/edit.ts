import { limits } from "../../../../shared/contract/community.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { editTooLate, notYours, questionLocked } from "../errors.ts";
import { postHeld } from "../events.ts";
import type { Community } from "../open-community.ts";
import { EDIT_MINUTES, whyHeld } from "../policy.ts";
import type { MemberRow } from "../store/members.ts";
import { changePost, keepEdit, lockPost, type PostRow, postingOf, recount } from "../store/posts.ts";
import { termsOfQuestion } from "../terms.ts";
import { checkText, hidePrivate, type Privacy } from "./check-post.ts";

/** Whether somebody may still change what they wrote. @throws community.not_yours, community.locked, community.edit_too_late */
export function checkMayEdit(ctx: Ctx, member: MemberRow, post: PostRow): void {
  if (post.memberId !== member.id || post.state === "hidden") throw notYours();
  // What it is part of now is another question.
  if (post.mergedInto !== null) throw questionLocked();
  const isOld = ctx.now().getTime() - post.createdAt.getTime() > EDIT_MINUTES * 60_000;
  if (isOld || post.answers > 0) throw editTooLate({ minutes: EDIT_MINUTES });
}

/**
 * Somebody changes what they wrote; what it was is kept. A change is held by the same rules as a new post.
 * @throws as checkMayEdit and checkText
 */
export async function edit(
  ctx: Ctx,
  { config }: Community,
  member: MemberRow,
  id: number,
  input: { title: string; text: string; privacy: Privacy },
): Promise<void> {
  await ctx.tx(async (tx) => {
    const post = await lockPost(tx.db, id);
    if (!post) throw notYours();
    checkMayEdit(tx, member, post);
    const now = tx.now();
    const isQuestion = post.kind === "question";
    const typed = checkText("text", input.text, post.kind === "comment" ? limits.comment : limits.body);
    const title = isQuestion ? hidden(checkText("title", input.title.replace(/\s+/g, " "), limits.title), input) : null;
    const { body, privateBody } = hidePrivate(typed, input.privacy);
    if (body === post.body && title === post.title) return;
    await keepEdit(tx.db, post, now);
    const { standing } = await postingOf(tx.db, member.id, { hour: now, day: now });
    const facts = {
      text: [title ?? "", body, ...post.tags].join("\n"),
      standing,
      saidBefore: false,
      keptNumbers: input.privacy === "keep",
    };
    const heldFor = whyHeld(config.hold, facts);
    const isHeldNow = heldFor !== null && post.state === "visible";
    await changePost(tx.db, id, {
      body,
      privateBody: privateBody ?? post.privateBody,
      editedAt: now,
      ...(title !== null && { title, terms: termsOfQuestion({ title, tags: post.tags, body }) }),
      ...(isHeldNow && { state: "held" as const, heldFor }),
    });
    if (!isHeldNow) return;
    const questionId = post.questionId ?? id;
    if (post.questionId !== null) await recount(tx.db, questionId, now);
    tx.emit(postHeld, { postId: id, questionId, kind: post.kind, memberId: member.id, staffId: null, heldFor });
  });
}

function hidden(title: string, { privacy }: { privacy: Privacy }): string {
  return hidePrivate(title, privacy).body;
}
