const STEP = 1024;

/** "3.4 MB", in the reader's number format. */
export function fileSize(bytes: number, locale: string): string {
  const unit = bytes < STEP ? "byte" : bytes < STEP * STEP ? "kilobyte" : "megabyte";
  const value = unit === "byte" ? bytes : unit === "kilobyte" ? bytes / STEP : bytes / STEP / STEP;
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 }).format(
    value,
  );
}
