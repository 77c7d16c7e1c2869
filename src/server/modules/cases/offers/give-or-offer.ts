import { addBusinessTime } from "../../../../shared/business-time/index.ts";
import { type Ctx, can } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { getTeam, teamLead } from "../../accounts/index.ts";
import { getBrand } from "../../brands/index.ts";
import { calendarOf } from "../../promises/index.ts";
import { careSettings } from "../care-settings.ts";
import { type Gift, giveCase } from "../give-case.ts";
import type { CaseFacts } from "../store/case-facts.ts";
import { findOpenOffer, insertOffer } from "../store/offers.ts";
import { caseOffered } from "./events.ts";
import { needsAcceptance } from "./needs-acceptance.ts";
import { withdrawOffer } from "./settle-offer.ts";

const MINUTE = 60_000;

/**
 * Gives a locked case to whom a person chose, or offers it where they must agree: then it stays with its owner, and one
 * that nobody owns becomes the giver's. The team changes at once either way.
 *
 * @returns the case as it is now
 */
export async function giveOrOffer(tx: Ctx, row: CaseFacts, gift: Gift): Promise<CaseFacts> {
  const { actor } = tx;
  const toId = gift.ownerId ?? null;
  const giverId = actor.kind === "staff" ? actor.id : null;
  const settings = await careSettings(tx);
  const handing = {
    giverId,
    toId,
    ownerId: row.ownerId,
    isLetter: row.kind === "executive",
    leads: can(actor, "cases:assign-at-once") || (await leadsTeam(tx, row, giverId)),
    leadsAssignAtOnce: settings.leadsAssignAtOnce,
  };
  if (!needsAcceptance(handing)) return giveCase(tx, row, gift);
  const ownerId = row.ownerId ?? giverId!;
  const kept = await giveCase(tx, row, { ...gift, ownerId, reason: row.ownerId === null ? "taken" : gift.reason });
  await offer(tx, kept, { fromId: giverId!, toId: toId!, minutes: settings.offerMinutes });
  return kept;
}

async function leadsTeam(tx: Ctx, { teamId }: CaseFacts, giverId: number | null): Promise<boolean> {
  return giverId !== null && teamId !== null && (await teamLead(tx, teamId)) === giverId;
}

async function offer(
  tx: Ctx,
  row: CaseFacts,
  { fromId, toId, minutes }: { fromId: number; toId: number; minutes: number },
): Promise<void> {
  const open = await findOpenOffer(tx.db, row.id);
  // Asked again: who was asked has the time that they were given.
  if (open?.toId === toId) return;
  await withdrawOffer(tx, row);
  const madeAt = tx.now();
  const expiresAt = await afterMinutes(tx, row, madeAt, minutes);
  const { id: offerId } = await insertOffer(tx.db, { caseId: row.id, fromId, toId, madeAt, expiresAt });
  tx.emit(
    caseOffered,
    { offerId, fromId, toId, ownerId: row.ownerId, expiresAt: expiresAt.toISOString() },
    { caseId: row.id, customerId: row.customerId },
  );
}

/** So many working minutes later, by the hours of the case's team or brand. Where these cannot be counted, by the clock. */
export async function afterMinutes(ctx: Ctx, row: CaseFacts, from: Date, minutes: number): Promise<Date> {
  const ofTeam = row.teamId === null ? null : (await getTeam(ctx, row.teamId)).calendarId;
  try {
    const { compiled } = await calendarOf(ctx, ofTeam ?? (await getBrand(ctx, row.brandId)).calendarId);
    return new Date(addBusinessTime(compiled, from.getTime(), minutes * MINUTE));
  } catch (error) {
    if (!isKnownError(error) && !(error instanceof RangeError)) throw error;
    return new Date(from.getTime() + minutes * MINUTE);
  }
}
