import type { Ctx } from "../../kernel/ctx.ts";
import { messageWritten } from "./events.ts";
import { conversationForCall, insertCallMessage, markAnswered } from "./store/spoken.ts";

/**
 * Notes that a person of ours and the customer spoke in a call that is a message: a contact got its answer at once, and what
 * was taken for a call that nobody answered was one. Said twice it changes nothing.
 */
export async function noteSpoken(
  ctx: Ctx,
  { messageId, authorId, at }: { messageId: number; authorId: number | null; at: Date },
): Promise<void> {
  await ctx.tx(async (tx) => {
    const message = await markAnswered(tx.db, messageId, at);
    if (message) announce(tx, { ...message, messageId, authorId, at });
  });
}

/** A call that we made, to become a message. */
export type CallMade = {
  caseId: number;
  customerId: number;
  accountId: number;
  channel: string;
  externalId: string;
  recipient: { address: string; name: string | null };
  text: string;
  authorId: number | null;
  /** when it was made */
  at: Date;
  /** when the customer picked up; null: they never did, and heard nothing from us */
  answeredAt: Date | null;
};

/** A call that we made becomes a message of its case; one that the customer answered is an answer of ours to them. */
export async function addCallMade(ctx: Ctx, call: CallMade): Promise<{ messageId: number }> {
  return ctx.tx(async (tx) => {
    const conversationId = await conversationForCall(tx.db, call);
    const messageId = await insertCallMessage(tx.db, { ...call, conversationId });
    const { caseId, customerId, channel, authorId, answeredAt } = call;
    if (answeredAt) announce(tx, { caseId, customerId, channel, messageId, authorId, at: answeredAt });
    return { messageId };
  });
}

type Spoken = {
  caseId: number;
  customerId: number;
  channel: string;
  messageId: number;
  authorId: number | null;
  at: Date;
};

/** What is spoken is as what is written and has arrived: it answers the customer. */
function announce(tx: Ctx, { caseId, customerId, at, ...message }: Spoken): void {
  const data = { ...message, kind: "reply", automatic: false, at: at.toISOString(), thenCategory: null };
  tx.emit(messageWritten, data, { caseId, customerId });
}
