import type { Ctx } from "../../kernel/ctx.ts";
import { lostAmong } from "../conversations/index.ts";
import { actOnCases } from "./act-on-cases.ts";
import { giveCase } from "./give-case.ts";
import type { AfterAnswer, CaseAct } from "./policy.ts";
import { recountOf } from "./recount.ts";
import { lockCases } from "./store/read.ts";

/** A person's answer to the customer. */
export type Answer = {
  caseId: number;
  /** the message, where it was one that may get lost */
  messageId?: number;
  /** when it was written: who wrote after that still waits */
  at: Date;
  /** who wrote it; becomes the owner of a case that has none, unless it is a letter to an executive */
  authorId: number | null;
  /** what the author chose the case to become */
  becomes: AfterAnswer | null;
};

/** Notes that a person answered: nobody waits for our word any more, and the case becomes what its author chose. */
export async function noteAnswer(ctx: Ctx, answer: Answer): Promise<void> {
  await ctx.tx(async (tx) => {
    const [row] = await lockCases(tx.db, [answer.caseId]);
    if (!row) return;
    // Who owns a letter to an executive may read it: that is for its office to say, not for whoever spoke with the customer.
    const owned =
      row.ownerId === null && answer.authorId !== null && row.kind !== "executive"
        ? await giveCase(tx, row, { ownerId: answer.authorId, reason: "answered" })
        : row;
    // News comes in no order: what is known by now to have reached nobody shows who works on it, and answers nobody.
    const act: CaseAct = (await isLost(tx, answer))
      ? { kind: "take" }
      : { kind: "answer", at: answer.at, becomes: answer.becomes };
    await actOnCases(tx, [{ row: owned, act, lastMessageAt: answer.at, ...(await recountOf(tx, row.id)) }]);
  });
}

async function isLost(tx: Ctx, { messageId }: Answer): Promise<boolean> {
  return messageId !== undefined && (await lostAmong(tx, [messageId])).has(messageId);
}
