import type { Ctx } from "../../../kernel/ctx.ts";
import { caseNotFound, offerGone } from "../errors.ts";
import { giveCase } from "../give-case.ts";
import type { CaseFacts } from "../store/case-facts.ts";
import { casesWithExpiredOffer, findOpenOffer, type OfferRow } from "../store/offers.ts";
import { lockCases } from "../store/read.ts";
import { settleOffer } from "./settle-offer.ts";

const BATCH = 100;

/**
 * Takes over a case that was offered to the actor.
 * @throws cases.offer_gone also where it was offered to somebody else, cases.not_found
 */
export async function acceptOffer(ctx: Ctx, caseId: number): Promise<CaseFacts> {
  return ctx.tx(async (tx) => {
    const { row, offer } = await lockOffer(tx, caseId, (open) => open.toId === staffIdOf(tx));
    if (offer.expiresAt <= tx.now()) throw offerGone({ id: caseId });
    await settleOffer(tx, row, offer, { how: "accepted" });
    return giveCase(tx, row, { ownerId: offer.toId, reason: "accepted", details: { offeredBy: offer.fromId } });
  });
}

/** Leaves an offered case where it is, and says why. @throws cases.offer_gone, cases.not_found */
export async function declineOffer(ctx: Ctx, { caseId, reason }: { caseId: number; reason: string }): Promise<void> {
  await ctx.tx(async (tx) => {
    const { row, offer } = await lockOffer(tx, caseId, (open) => open.toId === staffIdOf(tx));
    await settleOffer(tx, row, offer, { how: "declined", words: reason.trim() });
  });
}

/** Takes an offer back: who made it, or who owns the case. @throws cases.offer_gone, cases.not_found */
export async function takeOfferBack(ctx: Ctx, caseId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const me = staffIdOf(tx);
    const { row, offer } = await lockOffer(tx, caseId, (open, { ownerId }) => open.fromId === me || ownerId === me);
    await settleOffer(tx, row, offer, { how: "withdrawn" });
  });
}

/** Ends the offers that nobody answered in time. */
export async function expireOffers(ctx: Ctx): Promise<void> {
  for (;;) {
    const due = await casesWithExpiredOffer(ctx.db, ctx.now(), BATCH);
    for (const caseId of due) {
      await ctx.tx(async (tx) => {
        const [row] = await lockCases(tx.db, [caseId]);
        const offer = await findOpenOffer(tx.db, caseId);
        if (row && offer && offer.expiresAt <= tx.now()) await settleOffer(tx, row, offer, { how: "expired" });
      });
    }
    if (due.length < BATCH) return;
  }
}

function staffIdOf({ actor }: Ctx): number | null {
  return actor.kind === "staff" ? actor.id : null;
}

// The offer is what lets somebody take over a case that they do not see otherwise.
async function lockOffer(
  tx: Ctx,
  caseId: number,
  isTheirs: (offer: OfferRow, row: CaseFacts) => boolean,
): Promise<{ row: CaseFacts; offer: OfferRow }> {
  const [row] = await lockCases(tx.db, [caseId]);
  const offer = row && (await findOpenOffer(tx.db, caseId));
  if (!row) throw caseNotFound({ id: caseId });
  if (!offer || !isTheirs(offer, row)) throw offerGone({ id: caseId });
  return { row, offer };
}
