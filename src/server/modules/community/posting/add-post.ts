import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { tooManyPosts } from "../errors.ts";
import { postHeld, postPublished } from "../events.ts";
import type { Community } from "../open-community.ts";
import { isTooMuch, whyHeld } from "../policy.ts";
import { subscribe } from "../store/acts.ts";
import type { MemberRow } from "../store/members.ts";
import { findByForm, insertPost, type NewPost, postingOf, recount, saidBefore } from "../store/posts.ts";
import { hidePrivate, type Privacy } from "./check-post.ts";

const HOUR = 3_600_000;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

export type MembersPost = Pick<NewPost, "kind" | "questionId" | "parentId" | "title" | "tags" | "terms"> & {
  text: string;
  privacy: Privacy;
  locale: Locale;
  formKey: string | undefined;
};

/**
 * Writes what a member posts: seen at once, or held for somebody of us. The same form twice is one post.
 * @returns its id, and whether everybody sees it
 * @throws community.too_many_posts
 */
export async function addPost(
  ctx: Ctx,
  { account, config }: Community,
  member: MemberRow,
  post: MembersPost,
): Promise<{ id: number; isVisible: boolean }> {
  return ctx.tx(async (tx) => {
    const now = tx.now();
    const ago = (ms: number) => new Date(now.getTime() - ms);
    const formKey = post.formKey && UUID.test(post.formKey) ? post.formKey.toLowerCase() : null;
    const posting = await postingOf(tx.db, member.id, { hour: ago(HOUR), day: ago(24 * HOUR) });
    const { body, privateBody } = hidePrivate(post.text, post.privacy);
    const heldFor = whyHeld(config.hold, {
      text: [post.title ?? "", body, ...(post.tags ?? [])].join("\n"),
      standing: posting.standing,
      saidBefore: await saidBefore(tx.db, member.id, body, ago(24 * HOUR)),
      keptNumbers: post.privacy === "keep",
    });
    const isRepeat = formKey ? await findByForm(tx.db, member.id, formKey) : undefined;
    if (isRepeat) return { id: isRepeat.id, isVisible: isRepeat.state === "visible" };
    if (isTooMuch(posting, post.kind)) throw tooManyPosts();
    const { kind, questionId = null, parentId, title, tags, terms } = post;
    const id = await insertPost(
      tx.db,
      {
        ...{ kind, questionId, parentId, title, tags, terms, body, privateBody, formKey, heldFor },
        accountId: account.id,
        memberId: member.id,
        language: post.locale,
        state: heldFor ? "held" : "visible",
      },
      now,
    );
    // Two of the same form at once: the other one is the post.
    if (id === null) return { id: (await findByForm(tx.db, member.id, formKey!))!.id, isVisible: heldFor === null };
    await subscribe(tx.db, questionId ?? id, member.id, now, { again: false });
    if (questionId !== null) await recount(tx.db, questionId, now);
    const facts = { postId: id, questionId: questionId ?? id, kind, memberId: member.id, staffId: null };
    if (heldFor) tx.emit(postHeld, { ...facts, heldFor });
    else tx.emit(postPublished, facts);
    return { id, isVisible: heldFor === null };
  });
}
