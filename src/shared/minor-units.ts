const digits = new Map<string, number>();

/** How many digits a currency's smallest unit stands behind the point: 2 for CNY, 0 for JPY. */
export function minorDigits(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) {
    known = digitsOf(currency);
    digits.set(currency, known);
  }
  return known;
}

/** An amount in the currency's smallest unit, as the reader writes money. */
export function formatMinor(amountMinor: number, currency: string, locale: string): string {
  const amount = amountMinor / 10 ** minorDigits(currency);
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount);
}

/** What somebody typed as an amount, in the currency's smallest unit; null where it is none. */
export function parseMinor(text: string, currency: string): number | null {
  const plain = text
    .trim()
    .replace(/[,，\s]/g, "")
    .replace(/^[¥￥$€£]/, "")
    .replace(/[元块]$/, "");
  const places = minorDigits(currency);
  if (!/^\d{1,9}(\.\d+)?$/.test(plain) || (plain.split(".")[1]?.length ?? 0) > places) return null;
  return Math.round(Number(plain) * 10 ** places);
}

function digitsOf(currency: string): number {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
