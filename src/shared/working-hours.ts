import type { Locale } from "./contract/common.ts";

const MINUTE = 60_000;

/** Working time as people say it: “41 h”, “2 h 30 min”, “25 min”. Never days, since a working day has no fixed length. */
export function workingHours(ms: number, locale: Locale): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [hours > 0 && unit(hours, "hour", locale), (rest > 0 || hours === 0) && unit(rest, "minute", locale)];
  return parts.filter(Boolean).join(" ");
}

function unit(amount: number, of: "hour" | "minute", locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit: of, unitDisplay: "short" }).format(amount);
}
