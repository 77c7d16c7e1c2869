import { systemActor } from "../../kernel/ctx.ts";
import { on } from "../../kernel/events/define-reaction.ts";
import { keepPromise, promiseMoved, promiseRang, promiseWaived, withdrawPromise } from "../promises/index.ts";
import { lockGiven, remedyBooked } from "../remedies/index.ts";
import { claimAnswered, claimRecovered, claimWrittenOff } from "./events.ts";
import { followMove, promiseAgain } from "./follow-promise.ts";
import { addClaim } from "./open-claim.ts";
import { sendClaim } from "./send-claim.ts";
import { claimOfPromise } from "./store/claims.ts";

export const reactions = [
  on(
    remedyBooked,
    "claims.open",
    async (ctx, { caseId, data }) => {
      const { amount, currency, partnerId, remedyId } = data;
      const remedy = await lockGiven(ctx, remedyId);
      // Cancelled before this was read: nothing is claimed for it.
      if (!remedy) return;
      const { reason, orderRef } = remedy;
      const order = orderRef === null ? {} : { orderRef };
      await addClaim(ctx.as(systemActor("Keepword")), {
        caseId: caseId!,
        partnerId: partnerId!,
        remedyId,
        amount,
        currency,
        reason,
        ...order,
      });
    },
    { when: ({ data }) => data.claim && data.partnerId !== null },
  ),
  on(
    claimAnswered,
    "claims.keep-answer",
    (ctx, { id, data }) => keepPromise(ctx, { id: data.promiseId!, evidenceEventId: id, at: new Date(data.at) }),
    { when: ({ data }) => data.promiseId !== null },
  ),
  on(
    claimRecovered,
    "claims.keep-payment",
    (ctx, { id, data }) => keepPromise(ctx, { id: data.promiseId!, evidenceEventId: id, at: new Date(data.at) }),
    { when: ({ data }) => data.promiseId !== null },
  ),
  // What was given up is no longer owed; nobody kept it.
  on(
    claimWrittenOff,
    "claims.withdraw-promise",
    (ctx, { data }) => withdrawPromise(ctx, { id: data.promiseId!, reason: "claim_written_off" }),
    { when: ({ data }) => data.promiseId !== null },
  ),
  on(promiseMoved, "claims.follow-move", (ctx, { data }) => followMove(ctx, data.promiseId, new Date(data.to)), {
    when: ({ data }) => data.kind.startsWith("claim_"),
  }),
  on(promiseWaived, "claims.promise-again", (ctx, { data }) => promiseAgain(ctx, data.promiseId), {
    when: ({ data }) => data.kind.startsWith("claim_"),
  }),
  on(
    promiseRang,
    "claims.remind-partner",
    async (ctx, { id, data }) => {
      const claim = await claimOfPromise(ctx.db, data.promiseId);
      const key = `ring-${id}`;
      if (claim) await ctx.tx(async (tx) => tx.enqueue(sendClaim, { claimId: claim.id, again: true, key }));
    },
    { when: ({ caseId, data }) => caseId !== null && (data.kind === "claim_answer" || data.kind === "claim_payment") },
  ),
];
