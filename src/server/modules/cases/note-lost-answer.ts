import type { Ctx } from "../../kernel/ctx.ts";
import { lostAmong, unansweredSinceOf } from "../conversations/index.ts";
import { actOnCases } from "./act-on-cases.ts";
import { caseUnansweredAgain } from "./events.ts";
import type { AfterAnswer } from "./policy.ts";
import { recountOf } from "./recount.ts";
import { lockCases } from "./store/read.ts";

/** A person's answer that reached nobody. */
export type LostAnswer = {
  caseId: number;
  messageId: number;
  authorId: number | null;
  /** what its author made of the case with it */
  became: AfterAnswer | null;
  reason: "failed" | "bounced" | "cancelled";
  detail: string | null;
};

/**
 * Notes that an answer did not arrive: where no other one did, the customer waits for our word since they wrote, and
 * what the answer had made of the case is undone. A case that a person solved or closed by itself stays so.
 */
export async function noteLostAnswer(ctx: Ctx, answer: LostAnswer): Promise<void> {
  const { caseId, messageId, authorId, became, reason, detail } = answer;
  await ctx.tx(async (tx) => {
    const [row] = await lockCases(tx.db, [caseId]);
    // By the time this is heard somebody may have sent it again.
    if (!row || !(await lostAmong(tx, [messageId])).has(messageId)) return;
    const unansweredSince = (await unansweredSinceOf(tx, [row.id])).get(row.id) ?? null;
    const [now] = await actOnCases(tx, [
      { row, act: { kind: "answer_lost", unansweredSince, became }, ...(await recountOf(tx, row.id)) },
    ]);
    if (!unansweredSince || !now?.awaitingSince) return;
    const since = now.awaitingSince.toISOString();
    tx.emit(
      caseUnansweredAgain,
      { messageId, authorId, since, reason, detail },
      { caseId: row.id, customerId: row.customerId },
    );
  });
}
