const STEP = 1024;
const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** "3.4 MB", in the reader's number format. */
export function fileSize(bytes: number, locale: string): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(STEP)));
  // The short name of a byte has no plural.
  const unitDisplay = step === 0 ? "long" : "short";
  const format = { style: "unit", unit: units[step], unitDisplay, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, format).format(bytes / STEP ** step);
}
