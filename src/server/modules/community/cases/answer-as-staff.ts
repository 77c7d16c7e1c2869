import type { Static } from "typebox";
import type { SaveAnswer } from "../../../../shared/contract/community.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { getCase } from "../../cases/index.ts";
import { sendMessage } from "../../conversations/index.ts";
import { personNeeded, questionLocked } from "../errors.ts";
import { getQuestion } from "../moderation/get-question.ts";
import { asCommunity, communityOf } from "../open-community.ts";
import { caseOf } from "./case-of.ts";
import { addStaffAnswer } from "./publish-answer.ts";

/**
 * Somebody of us answers a question from its page. Where it is a case the answer is the case's as well: it keeps the
 * promise, and whoever looks after the case sees it there.
 *
 * @throws community.post_unknown, community.locked, community.person_needed for a key: whoever answers has a name
 */
export async function answerAsStaff(ctx: Ctx, questionId: number, input: Static<typeof SaveAnswer>): Promise<void> {
  const { kind, id: authorId } = ctx.actor;
  if (kind !== "staff" || authorId === null) throw personNeeded();
  await ctx.tx(async (tx) => {
    const question = await getQuestion(tx, questionId);
    if (question.mergedInto !== null) throw questionLocked();
    const own = asCommunity(tx);
    const community = await communityOf(own, question.accountId);
    const caseId = await caseOf(own, question);
    const messageId = caseId === null ? null : await sayInCase(own, caseId, question, { text: input.text, authorId });
    const { text, official } = input;
    const postId = await addStaffAnswer(own, community, {
      ...{ questionId, text, authorId, messageId },
      ...(official !== undefined && { official }),
    });
    await audit(tx, { action: "community.answered", subject: { kind: "community_post", id: postId } });
  });
}

async function sayInCase(
  own: Ctx,
  caseId: number,
  question: Awaited<ReturnType<typeof getQuestion>>,
  said: { text: string; authorId: number },
): Promise<number> {
  const { customerId } = await getCase(own, caseId);
  return sendMessage(own, {
    caseId,
    customerId,
    conversationId: question.conversationId,
    accountId: question.accountId,
    kind: "reply",
    recipients: { to: [{ address: `member-${question.memberId}`, name: null }], cc: [], bcc: [] },
    subject: null,
    text: said.text,
    language: question.language,
    authorId: said.authorId,
    delayMs: 0,
    automatic: false,
  });
}
