import type { CaseOffer } from "../../../../shared/contract/care.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { customerRefs } from "../../customers/index.ts";
import { nextPromiseOfCases } from "../../promises/index.ts";
import { getCase } from "../get-case.ts";
import { findOffersTo, findOpenOffer, type OfferRow } from "../store/offers.ts";
import { findCases } from "../store/read.ts";

const SHOWN = 100;

/** What the actor is offered: enough of each case to decide. */
export async function offersToMe(ctx: Ctx): Promise<CaseOffer[]> {
  if (ctx.actor.kind !== "staff") return [];
  return present(ctx, await findOffersTo(ctx.db, ctx.actor.id!, SHOWN));
}

/** The open offer of a case that the actor may see; null where there is none. @throws cases.not_found */
export async function offerOfCase(ctx: Ctx, caseId: number): Promise<CaseOffer | null> {
  await getCase(ctx, caseId);
  const offer = await findOpenOffer(ctx.db, caseId);
  return offer ? ((await present(ctx, [offer]))[0] ?? null) : null;
}

async function present(ctx: Ctx, offers: readonly OfferRow[]): Promise<CaseOffer[]> {
  const ids = offers.map(({ caseId }) => caseId);
  const cases = new Map((await findCases(ctx.db, ids)).map((row) => [row.id, row]));
  const [staff, customers, next] = await Promise.all([
    staffRefs(
      ctx,
      offers.flatMap(({ fromId, toId }) => [fromId, toId]),
    ),
    customerRefs(
      ctx,
      [...cases.values()].map(({ customerId }) => customerId),
    ),
    nextPromiseOfCases(ctx, ids),
  ]);
  return offers.flatMap((offer) => {
    const row = cases.get(offer.caseId);
    const [from, to] = [staff.get(offer.fromId), staff.get(offer.toId)];
    if (!row || !from || !to) return [];
    const customer = customers.get(row.customerId);
    return {
      caseId: row.id,
      subject: row.subject,
      customer: customer ? { id: customer.id, name: customer.name } : null,
      from,
      to,
      madeAt: offer.madeAt.toISOString(),
      expiresAt: offer.expiresAt.toISOString(),
      dueAt: next.get(row.id)?.dueAt ?? null,
    };
  });
}
