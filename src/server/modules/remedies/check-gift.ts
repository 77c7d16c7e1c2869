import type { GiveRemedy } from "../../../shared/contract/remedies.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { getActivePartner } from "../partners/index.ts";
import { currencyUnknown, dueInPast, partnerNeeded } from "./errors.ts";

const currencies = new Set(Intl.supportedValuesOf("currency"));

/** @throws remedies.currency_unknown */
export function checkCurrency(currency: string, field = "currency"): void {
  if (!currencies.has(currency)) throw currencyUnknown({ currency, field });
}

/** True where others are at fault, so that it can be claimed from them. Pure. */
export function isOfOthers({ fault, partnerId }: Pick<GiveRemedy, "fault" | "partnerId">): boolean {
  return !!partnerId && (fault === "partner" || fault === "carrier");
}

/** @throws remedies.currency_unknown, remedies.partner_needed, remedies.due_in_past, partners.not_found, partners.inactive */
export async function checkGift(ctx: Ctx, gift: GiveRemedy): Promise<void> {
  checkCurrency(gift.currency);
  const byOthers = gift.fault === "partner" || gift.fault === "carrier";
  if (byOthers && !gift.partnerId) throw partnerNeeded({ field: "partnerId" });
  if (gift.partnerId) await getActivePartner(ctx, gift.partnerId);
  if (gift.dueAt && new Date(gift.dueAt) <= ctx.now()) throw dueInPast({ field: "dueAt" });
}
