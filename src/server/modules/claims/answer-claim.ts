import type { AnswerClaim } from "../../../shared/contract/claims.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { withdrawPromise } from "../promises/index.ts";
import { acceptedBefore, acceptedBelowPaid, acceptedUnclear, answeredBefore, claimClosed } from "./errors.ts";
import { claimAnswered } from "./events.ts";
import { lockVisible } from "./find-claims.ts";
import { nextPromise } from "./policy.ts";
import { factsOf, promiseNext, subjectOf } from "./promise-next.ts";
import { type ClaimFacts, changeClaim } from "./store/claims.ts";
import { addStep, lastAnswerWords } from "./store/steps.ts";
import { tellOwner } from "./tell-owner.ts";

/**
 * Writes down a partner's answer, with the time when they gave it: an answer in time that is written down late is in time.
 * A later answer takes the place of an earlier one; by themselves partners take nothing back that they accepted. The same
 * answer sent again changes nothing.
 *
 * @throws claims.not_found, claims.closed, claims.accepted_unclear, claims.accepted_before, claims.accepted_below_paid,
 *   claims.answered_before
 */
export async function answerClaim(ctx: Ctx, id: number, input: AnswerClaim): Promise<void> {
  await ctx.tx(async (tx) => {
    const claim = await lockVisible(tx, id);
    if (claim.state === "closed") throw claimClosed();
    const at = input.at ? new Date(input.at) : tx.now();
    if (at > tx.now() || at < claim.openedAt) throw answeredBefore({ field: "at" });
    const accepted = acceptedBy(input, claim);
    const isOwn = tx.actor.kind === "system";
    if (isOwn && accepted < (claim.accepted ?? 0)) throw acceptedBefore({ field: "answer" });
    const words = input.words.trim() || null;
    const isSame = claim.state === "answered" && claim.answer === input.answer && claim.accepted === accepted;
    if (isSame && words === (await lastAnswerWords(tx.db, id))) return;
    await addStep(tx, { claimId: id, kind: "answered", at, amount: accepted, words });
    if (!isSame) await settleOn(tx, claim, { answer: input.answer, accepted, at });
    if (isOwn) await tellOwner(tx, claim, "claim_answered", input.words);
  });
}

type Answer = { answer: AnswerClaim["answer"]; accepted: number; at: Date };

/** The first answer keeps the promise of one; a later one makes only what it changes be promised anew. */
async function settleOn(tx: Ctx, claim: ClaimFacts, { answer, accepted, at }: Answer): Promise<void> {
  const isFirst = claim.state === "asked";
  const answered = await changeClaim(tx.db, claim.id, {
    ...{ state: "answered", answer, accepted, answeredAt: claim.answeredAt ?? at },
    ...{ moreTimeUntil: null, moreTimeWords: null },
  });
  const promiseId = isFirst ? claim.promiseId : null;
  const told = { ...factsOf(claim), answer, accepted, at: at.toISOString(), promiseId };
  tx.emit(claimAnswered, told, await subjectOf(tx, claim));
  if (nextPromise(answered) === nextPromise(claim)) return;
  if (!isFirst && claim.promiseId !== null) {
    await withdrawPromise(tx, { id: claim.promiseId, reason: "claim_answered_anew" });
  }
  await promiseNext(tx, answered);
}

function acceptedBy({ answer, accepted }: AnswerClaim, { amount, recovered }: ClaimFacts): number {
  const sum = answer === "whole" ? amount : answer === "refused" ? 0 : accepted;
  if (answer === "part" && (!sum || sum >= amount)) throw acceptedUnclear({ field: "accepted" });
  if (sum! < recovered) throw acceptedBelowPaid({ field: answer === "part" ? "accepted" : "answer" });
  return sum!;
}
