import type { Ctx } from "../../kernel/ctx.ts";
import { getCurrentCase } from "../cases/index.ts";
import { calendarOfPartner, getPartner } from "../partners/index.ts";
import { getPromise, makePromises } from "../promises/index.ts";
import { claimClosed } from "./events.ts";
import { nextPromise, restOf } from "./policy.ts";
import { type ClaimFacts, changeClaim } from "./store/claims.ts";
import { addStep } from "./store/steps.ts";

/** Partners' days are counted as eight hours of their calendar. */
const DAY_MS = 8 * 3_600_000;
/** Working days within which we decide about a rest. */
const REST_DAYS = 5;

/** What events say of a claim. */
export function factsOf({ id, partnerId, amount, currency }: ClaimFacts) {
  return { claimId: id, partnerId, amount, currency };
}

/** The case and the customer that events of a claim are about, as they are now. */
export async function subjectOf(tx: Ctx, claim: ClaimFacts): Promise<{ caseId: number; customerId: number }> {
  const { id: caseId, customerId } = await getCurrentCase(tx, claim.caseId);
  return { caseId, customerId };
}

/**
 * Makes the promise that is next for a claim, or closes it where nothing is open. What kept the promise before is told by
 * the event of the same transaction.
 */
export async function promiseNext(tx: Ctx, claim: ClaimFacts): Promise<void> {
  const { id } = claim;
  const about = await getCurrentCase(tx, claim.caseId);
  const subject = { caseId: about.id, customerId: about.customerId };
  const kind = nextPromise(claim);
  if (kind === null) {
    await changeClaim(tx.db, id, {
      ...{ state: "closed", closedAt: tx.now(), dueAt: null, promiseId: null },
      ...{ moreTimeUntil: null, moreTimeWords: null },
    });
    await addStep(tx, { claimId: id, kind: "closed" });
    tx.emit(claimClosed, factsOf(claim), subject);
    return;
  }
  const partner = await getPartner(tx, claim.partnerId);
  const isTheirs = kind !== "claim_rest";
  const days = { claim_answer: partner.answerDays, claim_payment: partner.paymentDays, claim_rest: REST_DAYS }[kind];
  const [promiseId] = await makePromises(tx, [
    {
      ...{ kind, ...subject, ownerId: about.ownerId, teamId: about.teamId, source: "rule" },
      promisor: isTheirs ? { kind: "partner", id: partner.id } : { kind: "brand", id: about.brandId },
      term: { businessMs: days * DAY_MS, calendarId: isTheirs ? await calendarOfPartner(tx, partner) : null },
      why: { claimId: id, open: restOf(claim) },
    },
  ]);
  const { dueAt } = await getPromise(tx, promiseId!);
  await changeClaim(tx.db, id, {
    promiseId: promiseId!,
    dueAt,
    ...(kind === "claim_answer" && { answerDueAt: dueAt }),
  });
}
