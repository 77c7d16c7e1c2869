import type { Locale } from "../../../../shared/contract/common.ts";
import { localeFor } from "../../../kernel/words.ts";

/** The language of ours that something is written in; of what has no letters, that of its writer. */
export function localeOfWords(text: string, known: string | null, before: Locale = "zh-CN"): Locale {
  if (/\p{Script=Han}/u.test(text)) return "zh-CN";
  // An address or a number is in no language.
  const words = text.replace(/\S*[@\d]\S*/gu, " ");
  return (/\p{L}{2}/u.test(words) ? "en" : null) ?? localeFor(known) ?? before;
}
