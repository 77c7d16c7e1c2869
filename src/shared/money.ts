/** How many digits stand behind the point of a currency (ISO 4217): 2 for CNY, 0 for JPY. */
export function digitsOf(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount of minor units as people write it: `¥99.00`. */
export function sayMoney(minor: number, currency: string, locale: string): string {
  const digits = digitsOf(currency);
  return new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(
    minor / 10 ** digits,
  );
}

/** Minor units as a plain number with a point, for CSV and forms: `99.00`. */
export function plainMoney(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

/** What somebody typed, in minor units; null where it is no amount, or finer than the currency. */
export function readMoney(text: string, currency: string): number | null {
  const digits = digitsOf(currency);
  const found = /^(\d{1,12})(?:\.(\d{1,4}))?$/.exec(text.trim().replaceAll(",", ""));
  if (!found || (found[2]?.length ?? 0) > digits) return null;
  return Number(found[1]) * 10 ** digits + Number((found[2] ?? "").padEnd(digits, "0") || 0);
}
