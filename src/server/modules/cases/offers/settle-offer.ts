import type { Ctx } from "../../../kernel/ctx.ts";
import { isActive } from "../policy.ts";
import type { CaseFacts } from "../store/case-facts.ts";
import { findOpenOffer, type OfferRow, writeOfferState } from "../store/offers.ts";
import { lockCases } from "../store/read.ts";
import { caseOfferSettled } from "./events.ts";

/** Ends an open offer of a case whose row the caller holds locked. */
export async function settleOffer(
  tx: Ctx,
  row: CaseFacts,
  offer: OfferRow,
  end: { how: Exclude<OfferRow["state"], "open">; words?: string },
): Promise<void> {
  const words = end.words ?? null;
  await writeOfferState(tx.db, { id: offer.id, state: end.how, reason: words }, tx.now());
  const { id: offerId, fromId, toId } = offer;
  tx.emit(
    caseOfferSettled,
    { offerId, fromId, toId, ownerId: row.ownerId, how: end.how, words },
    { caseId: row.id, customerId: row.customerId },
  );
}

/** Takes back what is offered of a case that goes elsewhere. */
export async function withdrawOffer(tx: Ctx, row: CaseFacts): Promise<void> {
  const offer = await findOpenOffer(tx.db, row.id);
  if (offer) await settleOffer(tx, row, offer, { how: "withdrawn" });
}

/** Nobody needs to take over what is done by now. */
export async function withdrawOfferOfDone(ctx: Ctx, caseId: number): Promise<void> {
  if (!(await findOpenOffer(ctx.db, caseId))) return;
  await ctx.tx(async (tx) => {
    const [row] = await lockCases(tx.db, [caseId]);
    if (row && !isActive(row.category)) await withdrawOffer(tx, row);
  });
}
