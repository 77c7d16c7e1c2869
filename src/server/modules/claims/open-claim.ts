import type { OpenClaim } from "../../../shared/contract/claims.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { once } from "../../kernel/idempotency.ts";
import { currentCaseIds, getCase, namePartner } from "../cases/index.ts";
import { getPartner } from "../partners/index.ts";
import { getRemedy, postEntry } from "../remedies/index.ts";
import { remedyClaimed, remedyUnfit } from "./errors.ts";
import { claimOpened } from "./events.ts";
import { factsOf, promiseNext } from "./promise-next.ts";
import { sendClaim } from "./send-claim.ts";
import { type ClaimFacts, insertClaim } from "./store/claims.ts";
import { addStep } from "./store/steps.ts";

type ToOpen = Omit<OpenClaim, "idempotencyKey"> & { caseId: number };

/**
 * Asks a partner to pay: it stands in the books, they are promised to answer, and they get it with the evidence by mail.
 * @returns its id; the one of the first request where the same key comes again
 * @throws cases.not_found, partners.not_found, claims.remedy_unfit, claims.remedy_claimed
 */
export async function openClaim(ctx: Ctx, caseId: number, input: OpenClaim): Promise<number> {
  const current = (await currentCaseIds(ctx, [caseId])).get(caseId) ?? caseId;
  await getCase(ctx, current);
  if (input.remedyId) {
    const remedy = await getRemedy(ctx, input.remedyId);
    const isOfCase = (await currentCaseIds(ctx, [remedy.caseId])).get(remedy.caseId) === current;
    const isBooked = remedy.state === "booked" || remedy.state === "carried_out";
    if (!isOfCase || !isBooked || remedy.currency !== input.currency) throw remedyUnfit({ field: "remedyId" });
  }
  return ctx.tx(async (tx) => {
    const request = { scope: `claims.open:${current}`, key: input.idempotencyKey };
    const opened = await once(tx, request, async () => {
      const claim = await addClaim(tx, { ...input, caseId: current });
      if (!claim) throw remedyClaimed({ field: "remedyId" });
      return claim.id;
    });
    return opened.id;
  });
}

/** Opens a claim in the running transaction; null where there is one for the remedy already. */
export async function addClaim(tx: Ctx, input: ToOpen): Promise<ClaimFacts | null> {
  const { caseId, amount, currency } = input;
  const { customerId, ownerId, teamId } = await getCase(tx, caseId);
  const partner = await getPartner(tx, input.partnerId);
  const claim = await insertClaim(tx.db, {
    ...{ partnerId: partner.id, caseId, customerId, remedyId: input.remedyId ?? null, amount, currency },
    ...{ reason: input.reason.trim(), orderRef: input.orderRef?.trim() || null, state: "asked" },
    ...{ openedAt: tx.now(), ownerId, teamId },
  });
  if (!claim) return null;
  await namePartner(tx, caseId, partner.id);
  await postEntry(tx, {
    kind: "claim",
    claimId: claim.id,
    postings: [
      { account: "receivable", partnerId: partner.id, currency, amount },
      { account: "recovered", partnerId: partner.id, currency, amount: -amount },
    ],
  });
  await addStep(tx, { claimId: claim.id, kind: "opened", amount, words: claim.reason });
  tx.emit(claimOpened, { ...factsOf(claim), remedyId: claim.remedyId }, { caseId, customerId });
  await promiseNext(tx, claim);
  tx.enqueue(sendClaim, { claimId: claim.id, again: false });
  return claim;
}
