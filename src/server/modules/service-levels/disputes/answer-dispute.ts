import type { AnswerDispute, Dispute } from "../../../../shared/contract/disputes.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { systemActor } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { getPromise, answerDispute as settleDispute } from "../../promises/index.ts";
import { disputeAnswered, disputeNotFound, disputeNotYours } from "../errors.ts";
import { sendNotice } from "../promises/send-notice.ts";
import { disputeNoticeText } from "./dispute-notice-text.ts";
import { mayAnswer, presentDisputes } from "./show-disputes.ts";
import { lockDispute, writeDecision } from "./store.ts";

/**
 * Answers what a customer said did not happen. Where they are right the promise is broken from now on; where not, they are
 * told why. Either way they hear it where an answer would go.
 *
 * @throws promises.not_found, service-levels.dispute_not_found, service-levels.dispute_not_yours,
 *   service-levels.dispute_answered
 */
export async function answerDispute(ctx: Ctx, promiseId: number, given: AnswerDispute): Promise<Dispute> {
  return ctx.tx(async (tx) => {
    const promise = await getPromise(tx, promiseId);
    const dispute = await lockDispute(tx.db, promiseId);
    if (!dispute) throw disputeNotFound({ id: promiseId });
    if (!mayAnswer(tx, dispute)) throw disputeNotYours();
    if (dispute.outcome !== null) throw disputeAnswered();
    const { outcome } = given;
    const reason = given.reason?.trim() ?? null;
    const decided = { promiseId, outcome, reason, decidedBy: tx.actor.id, decidedAt: tx.now() };
    await writeDecision(tx.db, decided);
    await settleDispute(tx, {
      id: promiseId,
      about: dispute.about,
      answer: outcome === "upheld" ? { accept: true, reason } : { accept: false, reason: reason! },
    });
    const { caseId, customerId, words, kind } = promise;
    await audit(tx, {
      action: `service-levels.dispute_${outcome}`,
      subject: { kind: "promise", id: promiseId },
      details: { caseId, reason },
    });
    const own = tx.as(systemActor("service-levels"));
    if (caseId !== null && customerId !== null) {
      await sendNotice(own, { caseId, customerId }, (reader) =>
        disputeNoticeText({ ...reader, words, kind, outcome, reason }),
      );
    }
    return (await presentDisputes(tx, [{ ...dispute, ...decided }]))[0]!;
  });
}
