import type { Terms } from "../../../shared/contract/complaints.ts";
import { sayMoney } from "../../../shared/money.ts";
import type { Around } from "../say.ts";

/** A remedy with its sum, as the reader writes money. */
export function termsText({ remedy, amountMinor, currency }: Terms, { frame, say }: Around): string {
  const kind = say(`complaints.remedy.${remedy}`);
  if (amountMinor === null || currency === null) return kind;
  return say("complaints.offer.sum", { kind, sum: sayMoney(amountMinor, currency, frame.locale) });
}
