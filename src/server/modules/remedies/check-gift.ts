import type { Fault, GiveRemedy } from "../../../shared/contract/remedies.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { getPartner } from "../partners/index.ts";
import { currencyUnknown, dueInPast, partnerNeeded } from "./errors.ts";

const currencies = new Set(Intl.supportedValuesOf("currency"));

/** @throws remedies.currency_unknown */
export function checkCurrency(currency: string, field = "currency"): void {
  if (!currencies.has(currency)) throw currencyUnknown({ currency, field });
}

/** True where a partner is at fault, who is named. */
export function isByOthers(fault: Fault): boolean {
  return fault === "partner" || fault === "carrier";
}

/** @throws remedies.currency_unknown, remedies.partner_needed, remedies.due_in_past, partners.not_found */
export async function checkGift(ctx: Ctx, gift: GiveRemedy): Promise<void> {
  checkCurrency(gift.currency);
  if (isByOthers(gift.fault) && !gift.partnerId) throw partnerNeeded({ field: "partnerId" });
  if (gift.partnerId) await getPartner(ctx, gift.partnerId);
  if (gift.dueAt && new Date(gift.dueAt) <= ctx.now()) throw dueInPast({ field: "dueAt" });
}
