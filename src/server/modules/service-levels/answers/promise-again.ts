import type { Ctx } from "../../../kernel/ctx.ts";
import { getCases } from "../../cases/index.ts";
import { contactOf } from "./contact-of.ts";
import { promiseAnswers } from "./promise-answers.ts";
import { lockAnswers, standingAnswers } from "./standing-answers.ts";

/** An answer that reached nobody, to a customer who waits since they wrote. */
export type Unanswered = { caseId: number; messageId: number; since: Date; reason: string; detail: string | null };

/**
 * Promises an answer anew where one was lost, counted from when the customer wrote: it may be over at once, as the
 * customer's patience is. What the lost answer had kept stays kept by it (docs/decisions/0012).
 */
export async function promiseAgain(ctx: Ctx, { caseId, since, ...lost }: Unanswered): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockAnswers(tx, caseId);
    const row = (await getCases(tx, [caseId])).get(caseId);
    if (!row?.awaitingSince) return;
    const first = (await standingAnswers(tx, [caseId])).length === 0;
    await promiseAnswers(tx, [contactOf(row, { at: since, first })], { lostAnswer: lost });
  });
}
