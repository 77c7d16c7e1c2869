import { useTranslation } from "react-i18next";
import type { Terms } from "../../../../../../shared/contract/complaints.ts";
import { sayMoney } from "../../../../../../shared/money.ts";

/** A remedy with its sum, as the reader writes money. */
export function useTermsText(): (terms: Terms) => string {
  const { t, i18n } = useTranslation();
  return ({ remedy, amountMinor, currency }) => {
    const kind = t(`complaints.remedy.${remedy}`);
    if (amountMinor === null || currency === null) return kind;
    return t("complaints.offer.sum", { kind, sum: sayMoney(amountMinor, currency, i18n.language) });
  };
}
