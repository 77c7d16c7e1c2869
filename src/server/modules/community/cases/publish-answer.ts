import type { Ctx } from "../../../kernel/ctx.ts";
import { findWritten } from "../../conversations/index.ts";
import { postPublished } from "../events.ts";
import { type Community, communityOf } from "../open-community.ts";
import { findByConversation, findPost, hasOfficial, insertPost, onlyOfficial, recount } from "../store/posts.ts";

/** Shows everybody what somebody of us answered in the case of a question. Twice is once. */
export async function publishAnswer(ctx: Ctx, messageId: number): Promise<void> {
  const message = await findWritten(ctx, messageId);
  if (message?.kind !== "reply" || message.authorId === null || message.conversationId === null) return;
  const asked = await findByConversation(ctx.db, message.conversationId);
  if (!asked) return;
  const community = await communityOf(ctx, asked.accountId);
  const { text, authorId } = message;
  await addStaffAnswer(ctx, community, { questionId: asked.mergedInto ?? asked.id, text, authorId, messageId });
}

/**
 * Writes an answer of ours under a question. The first one is the official answer unless something else was said.
 * @returns its id; null where the message has one already
 */
export async function addStaffAnswer(
  ctx: Ctx,
  { account }: Community,
  answer: { questionId: number; text: string; authorId: number; messageId: number | null; official?: boolean },
): Promise<number | null> {
  return ctx.tx(async (tx) => {
    const { questionId, text, authorId: staffId, messageId } = answer;
    const now = tx.now();
    const question = (await findPost(tx.db, questionId))!;
    const official = answer.official ?? !(await hasOfficial(tx.db, questionId));
    const id = await insertPost(
      tx.db,
      {
        ...{ questionId, staffId, messageId, official, body: text.trim() },
        accountId: account.id,
        kind: "answer",
        state: "visible",
        language: question.language,
      },
      now,
    );
    if (id === null) return null;
    if (official) await onlyOfficial(tx.db, questionId, id);
    await recount(tx.db, questionId, now);
    tx.emit(postPublished, { postId: id, questionId, kind: "answer", memberId: null, staffId });
    return id;
  });
}
