import type { Locale } from "../../shared/contract/common.ts";
import type { PortalFrame } from "../../shared/contract/portal.ts";

/** Says something in the page's language. */
export type Say = (key: string, params?: Record<string, unknown>) => string;

/** What every part of a page is given. */
export type Around = { frame: PortalFrame; say: Say };

/** A moment as the shop's clock shows it, with the day: customers and shop then speak of the same hour. */
export function moment(iso: string, { locale, timeZone }: { locale: Locale; timeZone: string }): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    month: "short",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(iso));
}

/** A file's size in the reader's way of writing numbers. */
export function fileSize(bytes: number, locale: Locale): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
}
