import { limits } from "../../../../shared/contract/community.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { tellCase } from "../cases/tell-case.ts";
import { editTooLate, notYours, questionLocked } from "../errors.ts";
import { postHeld } from "../events.ts";
import { asCommunity, type Community } from "../open-community.ts";
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
  community: Community,
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
    const typedTitle = isQuestion ? checkText("title", input.title.replace(/\s+/g, " "), limits.title) : null;
    const title = typedTitle === null ? null : hidePrivate(typedTitle, input.privacy).body;
    const { body } = hidePrivate(typed, input.privacy);
    // What is hidden in the title is kept with the text, for the desk.
    const forDesk = isQuestion && title !== typedTitle ? `${typedTitle}\n\n${typed}` : typed;
    if (body === post.body && title === post.title && forDesk === (post.privateBody ?? post.body)) return;
    await keepEdit(tx.db, post, now);
    const { standing } = await postingOf(tx.db, member.id, { hour: now, day: now });
    const facts = {
      text: [title ?? "", body, ...post.tags].join("\n"),
      standing,
      saidBefore: false,
      keptNumbers: input.privacy === "keep",
    };
    const heldFor = whyHeld(community.config.hold, facts);
    const isHeldNow = heldFor !== null && post.state === "visible";
    await changePost(tx.db, id, {
      body,
      privateBody: forDesk === body ? null : forDesk,
      editedAt: now,
      ...(title !== null && { title, terms: termsOfQuestion({ title, tags: post.tags, body }) }),
      ...(isHeldNow && { state: "held" as const, heldFor }),
    });
    // What nobody saw yet comes into a case as it is when somebody lets it in.
    if (post.publishedAt !== null) await tellCase(asCommunity(tx), community, { ...post, title, body: forDesk });
    if (!isHeldNow) return;
    const questionId = post.questionId ?? id;
    if (post.questionId !== null) await recount(tx.db, questionId, now);
    tx.emit(postHeld, { postId: id, questionId, kind: post.kind, memberId: member.id, staffId: null, heldFor });
  });
}
