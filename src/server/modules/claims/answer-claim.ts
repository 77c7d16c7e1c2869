import type { AnswerClaim } from "../../../shared/contract/claims.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notify } from "../service-levels/index.ts";
import { acceptedUnclear, answeredBefore, claimClosed } from "./errors.ts";
import { claimAnswered } from "./events.ts";
import { lockVisible } from "./find-claims.ts";
import { factsOf, promiseNext } from "./promise-next.ts";
import { changeClaim } from "./store/claims.ts";
import { addStep } from "./store/steps.ts";

/**
 * Writes down a partner's answer, with the time when they gave it: an answer in time that is written down late is in time.
 * A later answer takes the place of an earlier one.
 *
 * @throws claims.not_found, claims.closed, claims.accepted_unclear, claims.answered_before
 */
export async function answerClaim(ctx: Ctx, id: number, input: AnswerClaim): Promise<void> {
  await ctx.tx(async (tx) => {
    const claim = await lockVisible(tx, id);
    if (claim.state === "closed") throw claimClosed();
    const at = input.at ? new Date(input.at) : tx.now();
    if (at > tx.now() || at < claim.openedAt) throw answeredBefore({ field: "at" });
    const accepted = acceptedBy(input, claim.amount);
    const { caseId, customerId, promiseId } = claim;
    const change = { state: "answered", answer: input.answer, accepted, answeredAt: at } as const;
    const answered = await changeClaim(tx.db, id, change);
    await addStep(tx, { claimId: id, kind: "answered", at, amount: accepted, words: input.words.trim() || null });
    const subject = { caseId, customerId };
    tx.emit(
      claimAnswered,
      { ...factsOf(claim), answer: input.answer, accepted, at: at.toISOString(), promiseId },
      subject,
    );
    await promiseNext(tx, answered);
    if (claim.ownerId === null || tx.actor.kind === "staff") return;
    await notify(tx, { kind: "claim_answered", staffIds: [claim.ownerId], ...subject, data: { detail: input.words } });
  });
}

function acceptedBy({ answer, accepted }: AnswerClaim, amount: number): number {
  if (answer === "whole") return amount;
  if (answer === "refused") return 0;
  if (!accepted || accepted >= amount) throw acceptedUnclear({ field: "accepted" });
  return accepted;
}
