import { plainMoney } from "../../../shared/money.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { withdrawPromise } from "../promises/index.ts";
import { postEntry, provideCancelRule } from "../remedies/index.ts";
import { claimClosed, paidAlready, payBackFirst } from "./errors.ts";
import { claimWithdrawn, claimClosed as closedEvent } from "./events.ts";
import { lockVisible } from "./find-claims.ts";
import { restOf } from "./policy.ts";
import { factsOf, subjectOf } from "./promise-next.ts";
import { sendClaim } from "./send-claim.ts";
import { type ClaimFacts, changeClaim, lockClaimOfRemedy } from "./store/claims.ts";
import { addStep } from "./store/steps.ts";

type Why = { reason: string; paidBack?: string | undefined };

/**
 * Takes back a claim that was wrongly raised: nothing of it is asked any more, and what has come in goes back, of which
 * `paidBack` is the proof. The partner is told.
 *
 * @throws claims.not_found, claims.closed, claims.pay_back_first
 */
export async function withdrawClaim(ctx: Ctx, id: number, why: Why): Promise<void> {
  await ctx.tx(async (tx) => {
    const claim = await lockVisible(tx, id);
    const { amount, recovered, currency } = claim;
    if (claim.withdrawn > 0 || (restOf(claim) === 0 && recovered === 0)) throw claimClosed();
    if (recovered > 0 && !why.paidBack?.trim()) throw payBackFirst({ field: "paidBack" });
    await takeBack(tx, claim, why);
    const details = { amount, recovered, currency, reason: why.reason };
    await audit(tx, { action: "claims.withdrawn", subject: { kind: "claim", id }, details });
  });
}

/** What is not given after all is not claimed either, unless the partner has paid: then that is to be sorted out first. */
provideCancelRule(async (tx, { id }, reason) => {
  const claim = await lockClaimOfRemedy(tx.db, id);
  if (!claim || claim.withdrawn > 0) return;
  if (claim.recovered > 0) {
    throw paidAlready({ id: claim.id, amount: `${plainMoney(claim.recovered, claim.currency)} ${claim.currency}` });
  }
  if (restOf(claim) > 0) await takeBack(tx, claim, { reason });
});

async function takeBack(tx: Ctx, claim: ClaimFacts, { reason, paidBack }: Why): Promise<void> {
  const { id, partnerId, currency, recovered, promiseId } = claim;
  const rest = restOf(claim);
  const income = { account: "recovered", partnerId, currency } as const;
  if (rest > 0) {
    await postEntry(tx, {
      ...{ kind: "withdrawal", claimId: id, words: reason.trim() },
      postings: [
        { ...income, amount: rest },
        { account: "receivable", partnerId, currency, amount: -rest },
      ],
    });
  }
  if (recovered > 0) {
    await postEntry(tx, {
      ...{ kind: "repayment", claimId: id, words: paidBack!.trim() },
      postings: [
        { ...income, amount: recovered },
        { account: "cash", currency, amount: -recovered },
      ],
    });
    await addStep(tx, { claimId: id, kind: "paid_back", amount: recovered, words: paidBack!.trim() });
  }
  if (promiseId !== null) await withdrawPromise(tx, { id: promiseId, reason: "claim_withdrawn" });
  const withdrawn = claim.amount - claim.writtenOff;
  await changeClaim(tx.db, id, {
    ...{ state: "closed", closedAt: claim.closedAt ?? tx.now(), withdrawn, recovered: 0 },
    ...{ dueAt: null, promiseId: null, moreTimeUntil: null, moreTimeWords: null },
  });
  await addStep(tx, { claimId: id, kind: "withdrawn", amount: withdrawn, words: reason.trim() });
  const subject = await subjectOf(tx, claim);
  tx.emit(claimWithdrawn, { ...factsOf(claim), withdrawn, paidBack: recovered, reason: reason.trim() }, subject);
  if (claim.state !== "closed") tx.emit(closedEvent, factsOf(claim), subject);
  tx.enqueue(sendClaim, { claimId: id, again: false, news: "withdrawn", key: "withdrawn" });
}
