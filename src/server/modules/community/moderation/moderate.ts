import type { Static } from "typebox";
import type { ModeratePost } from "../../../../shared/contract/community.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { notOfficial, postUnknown } from "../errors.ts";
import { postModerated, postPublished } from "../events.ts";
import { settleReports } from "../store/acts.ts";
import { changePost, lockPost, onlyOfficial, type PostChange, type PostRow, recount } from "../store/posts.ts";

/**
 * One act of a moderator on a post; each is written down with its reason. What was reported of a post is settled by letting
 * it in, hiding it or dismissing that.
 * @throws community.post_unknown, community.not_official
 */
export async function moderate(ctx: Ctx, id: number, { act, reason }: Static<typeof ModeratePost>): Promise<void> {
  await ctx.tx(async (tx) => {
    const post = await lockPost(tx.db, id);
    if (!post) throw postUnknown({ id });
    const now = tx.now();
    const change = changeBy(act, post);
    const isFirstSeen = change.state === "visible" && post.publishedAt === null;
    if (isFirstSeen) change.publishedAt = now;
    if (Object.keys(change).length > 0) await changePost(tx.db, id, change);
    if (change.official) await onlyOfficial(tx.db, post.questionId!, id);
    if (["approve", "hide", "restore", "dismiss"].includes(act)) await settleReports(tx.db, id, now);
    if (post.questionId !== null && change.state) await recount(tx.db, post.questionId, now);
    await audit(tx, {
      action: `community.post_${past[act]}`,
      subject: { kind: "community_post", id },
      details: { ...(reason && { reason }), ...(post.heldFor && { heldFor: post.heldFor }) },
    });
    const { kind, memberId, staffId } = post;
    const facts = { postId: id, questionId: post.questionId ?? id, kind, memberId, staffId };
    tx.emit(postModerated, { ...facts, act });
    if (isFirstSeen) tx.emit(postPublished, facts);
  });
}

const past = {
  approve: "approved",
  hide: "hidden",
  restore: "restored",
  lock: "locked",
  unlock: "unlocked",
  official: "marked_official",
  unofficial: "unmarked_official",
  dismiss: "reports_dismissed",
} as const;

function changeBy(act: keyof typeof past, post: PostRow): PostChange {
  switch (act) {
    case "approve":
    case "restore":
      return { state: "visible", heldFor: null };
    case "hide":
      return { state: "hidden", heldFor: null };
    case "lock":
    case "unlock":
      if (post.kind !== "question") throw postUnknown({ id: post.id });
      return { locked: act === "lock" };
    case "official":
    case "unofficial":
      if (post.kind !== "answer" || post.staffId === null) throw notOfficial();
      return { official: act === "official" };
    case "dismiss":
      return post.heldFor === "reported" ? { state: "visible", heldFor: null } : {};
  }
}
