import type { Handle } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { claimHandle, handleKey, proveHandle, resolveHandles } from "../../customers/index.ts";
import { receiveNow } from "../../intake/index.ts";
import { CHANNEL, type Community } from "../open-community.ts";
import { type MemberRow, membersById } from "../store/members.ts";
import { changePost, type PostRow, type QuestionRow, recount } from "../store/posts.ts";

/**
 * Has what somebody asked come in like any other message: it joins their open case or opens one, is acknowledged, and the
 * promise of an answer begins. The desk reads it as it was typed, also what is hidden from the public. What they add to a
 * question that is a case goes the same way. Twice is once.
 *
 * @param question what the post belongs to; itself, where it is the question
 */
export async function bringIn(ctx: Ctx, { account }: Community, post: PostRow, question: QuestionRow): Promise<void> {
  await ctx.tx(async (tx) => {
    const member = (await membersById(tx.db, [post.memberId!])).get(post.memberId!)!;
    const sender = await knownAs(tx, member);
    const isQuestion = post.id === question.id;
    const received = await receiveNow(tx, {
      account: { id: account.id, channel: CHANNEL, brandId: account.brandId, teamId: account.teamId },
      message: {
        externalId: externalIdOf(post.id),
        sender,
        replyTo: null,
        recipients: { to: [], cc: [], bcc: [] },
        ourRole: "to",
        subject: question.title,
        text: post.privateBody ?? post.body,
        quotedText: null,
        signatureText: null,
        html: null,
        attachments: [],
        threadRefs: isQuestion ? [] : [externalIdOf(question.id)],
        inReplyTo: isQuestion ? null : externalIdOf(question.id),
        provenCaseId: null,
        autoReply: null,
        report: null,
        language: post.language,
        writtenAt: post.createdAt,
        problems: [],
      },
      files: [],
      rawSha256: null,
      at: tx.now(),
      isOwn: false,
    });
    if (received.outcome === "refused") {
      // From whom we take nothing, nothing stands in public before somebody of us has looked.
      await changePost(tx.db, post.id, { state: "held", heldFor: "blocked" });
      if (!isQuestion) await recount(tx.db, question.id, tx.now());
      return;
    }
    if (!isQuestion || received.outcome !== "stored") return;
    await changePost(tx.db, post.id, { conversationId: received.conversationId, messageId: received.messageId });
  });
}

/** The person behind a member: whoever has the mail address that they signed in by. */
async function knownAs(tx: Ctx, { id, address, displayName }: MemberRow): Promise<Handle> {
  const mail = { kind: "mail", address, display: address, name: displayName };
  const own = { kind: "community", address: `member-${id}`, display: displayName, name: displayName };
  const { customerId } = (await resolveHandles(tx, [mail])).get(handleKey(mail))!;
  await claimHandle(tx, customerId, own);
  for (const handle of [mail, own]) await proveHandle(tx, handle, { by: "sign-in link" });
  return own;
}

function externalIdOf(postId: number): string {
  return `post-${postId}@community.keepword`;
}
