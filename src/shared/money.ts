const known = new Map<string, number>();

/** How many digits stand behind the point of a currency (ISO 4217): 2 for CNY, 0 for JPY, 3 for KWD. */
export function digitsOf(currency: string): number {
  let digits = known.get(currency);
  if (digits === undefined) {
    digits = askIntl(currency);
    known.set(currency, digits);
  }
  return digits;
}

function askIntl(currency: string): number {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    // A code that is still being typed.
    return 2;
  }
}

/** An amount of minor units as its reader writes money; no two currencies look alike: `¥99.00`, `US$99.00`. */
export function sayMoney(minor: number, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(minor / 10 ** digitsOf(currency));
}

/** Minor units as a plain number with a point, for CSV and forms: `99.00`. */
export function plainMoney(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

const SIGN = /^(?:[A-Z]{0,3}[¥$€£₩₹]|[A-Z]{2,3}|人民币)\s*/i;
const UNIT = /\s*(?:元|块|圆|円|[A-Z]{3}|[¥$€£₩₹])$/i;

/**
 * What somebody typed, in minor units: `1,200.50`, `￥1200元`, `１２００`. Null where it is no amount, is finer than the
 * currency, or has a comma where no thousands end: `1,5` may mean two things.
 */
export function readMoney(text: string, currency: string): number | null {
  const plain = text.normalize("NFKC").trim().replaceAll("。", ".").replace(SIGN, "").replace(UNIT, "");
  const found = /^(\d{1,12}|\d{1,3}(?:[,' \u2019]\d{3}){1,3})(?:\.(\d+))?$/.exec(plain);
  if (!found) return null;
  const [whole, behind = ""] = [found[1]!.replace(/\D/g, ""), found[2]];
  const digits = digitsOf(currency);
  // Noughts behind the last digit say nothing: 1500.00 yen are 1500.
  const fine = behind.replace(/0+$/, "");
  if (fine.length > digits) return null;
  return Number(whole) * 10 ** digits + Number(fine.padEnd(digits, "0") || 0);
}
