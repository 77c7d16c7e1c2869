import { randomUUID } from "node:crypto";
import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { isSigned, sign } from "../../kernel/seal.ts";
import { wordsOf } from "../../kernel/words.ts";
import { sendOutsideCases } from "../conversations/index.ts";
import { mailAccountOf } from "./mail-account.ts";
import { asCommunity, communityOf, questionUrl, titleOf } from "./open-community.ts";
import { excerptOf } from "./policy.ts";
import { authorsOf } from "./present.ts";
import { subscribersOf } from "./store/acts.ts";
import { membersById } from "./store/members.ts";
import { findPost } from "./store/posts.ts";

const PURPOSE = "community-off";
const AT_ONCE = 100;
/** News that is older than this is none. */
const FRESH_MS = 24 * 3_600_000;

/** Mails news of a question to those who want it, some at a time; each mail ends it with one click. */
export const tellSubscribers = defineJob(
  "community.tell-subscribers",
  { schema: Type.Object({ postId: Id, after: Type.Integer() }) },
  async (given, { postId, after }) => {
    const ctx = asCommunity(given);
    const post = await findPost(ctx.db, postId);
    const question = post?.questionId ? await findPost(ctx.db, post.questionId) : undefined;
    if (!post || question?.state !== "visible" || post.state !== "visible") return;
    const community = await communityOf(ctx, question.accountId);
    const account = await mailAccountOf(ctx, community.brand.id);
    if (!account || !community.account.active) return;
    await ctx.tx(async (tx) => {
      const subscribers = await subscribersOf(tx.db, question.id, after, AT_ONCE);
      const wanted = subscribers.map(({ memberId }) => memberId).filter((id) => id !== post.memberId);
      for (const member of (await membersById(tx.db, wanted)).values()) {
        if (member.bannedAt) continue;
        const say = wordsOf(member.locale);
        const author = (await authorsOf(tx, [post], member.locale)).authorOf(post);
        const offUrl = `${tx.config.url}/community/off/${offToken(tx, question.id, member.id)}`;
        const params = {
          title: question.title,
          community: titleOf(community, member.locale, say("community.title")),
          name: author.title ? `${author.name} (${author.title})` : author.name,
          text: excerptOf(post.body, 600),
          url: questionUrl(tx, community, question.id),
          offUrl,
        };
        sendOutsideCases(tx, `community.${randomUUID()}`, {
          accountId: account.id,
          address: member.address,
          subject: say("community.mails.news.subject", params),
          text: say("community.mails.news.text", params),
          senderName: community.brand.names[member.locale] || community.brand.name,
          until: new Date(tx.now().getTime() + FRESH_MS),
          unsubscribeUrl: offUrl,
        });
      }
      if (subscribers.length === AT_ONCE) tx.enqueue(tellSubscribers, { postId, after: subscribers.at(-1)!.memberId });
    });
  },
);

/** What ends somebody's news of a question without signing in. */
function offToken(ctx: Ctx, questionId: number, memberId: number): string {
  const what = `${questionId.toString(36)}.${memberId.toString(36)}`;
  return `${what}.${sign(ctx.config.secret, PURPOSE, what)}`;
}

/** Whose news of what a token ends; null for one that is not ours. */
export function readOffToken(ctx: Ctx, token: string): { questionId: number; memberId: number } | null {
  const match = /^([1-9a-z][0-9a-z]{0,10})\.([1-9a-z][0-9a-z]{0,10})\.([\w-]{20})$/.exec(token);
  if (!match || !isSigned(ctx.config.secret, PURPOSE, `${match[1]}.${match[2]}`, match[3]!)) return null;
  return { questionId: Number.parseInt(match[1]!, 36), memberId: Number.parseInt(match[2]!, 36) };
}
