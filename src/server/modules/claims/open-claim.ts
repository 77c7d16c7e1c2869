import type { OpenClaim } from "../../../shared/contract/claims.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { once } from "../../kernel/idempotency.ts";
import { currentCaseIds, getCurrentCase, namePartner } from "../cases/index.ts";
import { getActivePartner, getPartner } from "../partners/index.ts";
import { checkCurrency, getRemedy, lockGiven, postEntry } from "../remedies/index.ts";
import { keyUsed, remedyClaimed, remedyUnfit } from "./errors.ts";
import { claimOpened } from "./events.ts";
import { chosenEvidence } from "./evidence.ts";
import { factsOf, promiseNext } from "./promise-next.ts";
import { sendClaim } from "./send-claim.ts";
import { type ClaimFacts, findClaim, insertClaim } from "./store/claims.ts";
import { addStep } from "./store/steps.ts";

type ToOpen = Omit<OpenClaim, "idempotencyKey"> & { caseId: number };

/**
 * Asks a partner to pay: it stands in the books, they are promised to answer, and they get it with the evidence by mail.
 * @returns its id; the one of the first request where the same key comes again
 * @throws cases.not_found, partners.not_found, partners.inactive, remedies.currency_unknown, claims.evidence_unfit,
 *   claims.remedy_unfit, claims.remedy_claimed, claims.key_used
 */
export async function openClaim(ctx: Ctx, caseId: number, input: OpenClaim): Promise<number> {
  const about = await getCurrentCase(ctx, caseId);
  return ctx.tx(async (tx) => {
    // By the case that was named: it may be merged between a request and its repetition.
    const request = { scope: `claims.open:${caseId}`, key: input.idempotencyKey };
    const opened = await once(tx, request, async () => {
      checkCurrency(input.currency);
      await getActivePartner(tx, input.partnerId);
      if (input.remedyId) await checkRemedy(tx, about.id, input);
      const claim = await addClaim(tx, { ...input, caseId: about.id });
      if (!claim) throw remedyClaimed({ field: "remedyId" });
      return claim.id;
    });
    if (!opened.isNew) {
      const { partnerId, amount, currency } = (await findClaim(tx.db, opened.id))!;
      if (partnerId !== input.partnerId || amount !== input.amount || currency !== input.currency) throw keyUsed();
    }
    return opened.id;
  });
}

/** Locks what was given, so that it is not cancelled meanwhile. */
async function checkRemedy(tx: Ctx, caseId: number, { remedyId, currency }: OpenClaim): Promise<void> {
  const seen = await getRemedy(tx, remedyId!);
  const isOfCase = (await currentCaseIds(tx, [seen.caseId])).get(seen.caseId) === caseId;
  const given = isOfCase ? await lockGiven(tx, seen.id) : undefined;
  if (given?.currency !== currency) throw remedyUnfit({ field: "remedyId" });
}

/** Opens a claim in the running transaction; null where there is one for the remedy already. */
export async function addClaim(tx: Ctx, input: ToOpen): Promise<ClaimFacts | null> {
  const { caseId, amount, currency } = input;
  const about = await getCurrentCase(tx, caseId);
  const { customerId, ownerId, teamId } = about;
  const partner = await getPartner(tx, input.partnerId);
  const claim = await insertClaim(tx.db, {
    ...{ partnerId: partner.id, caseId: about.id, customerId, remedyId: input.remedyId ?? null, amount, currency },
    ...{ reason: input.reason.trim(), orderRef: input.orderRef?.trim() || null, state: "asked" },
    ...{ openedAt: tx.now(), ownerId, teamId },
    messageIds: await chosenEvidence(tx, about, input.messageIds),
  });
  if (!claim) return null;
  await namePartner(tx, about.id, partner.id);
  await postEntry(tx, {
    kind: "claim",
    claimId: claim.id,
    postings: [
      { account: "receivable", partnerId: partner.id, currency, amount },
      { account: "recovered", partnerId: partner.id, currency, amount: -amount },
    ],
  });
  await addStep(tx, { claimId: claim.id, kind: "opened", amount, words: claim.reason });
  tx.emit(claimOpened, { ...factsOf(claim), remedyId: claim.remedyId }, { caseId: about.id, customerId });
  await promiseNext(tx, claim);
  tx.enqueue(sendClaim, { claimId: claim.id, again: false, key: "ask" });
  return claim;
}
