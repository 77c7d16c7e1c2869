import type { Locale } from "../contract/common.ts";

/** A text in the reader's language, or in the other one where that is all there is. */
export function sayLabel(label: { "zh-CN"?: string; en?: string } | undefined, locale: Locale): string {
  const own = label?.[locale]?.trim();
  return own || label?.[locale === "en" ? "zh-CN" : "en"]?.trim() || "";
}
