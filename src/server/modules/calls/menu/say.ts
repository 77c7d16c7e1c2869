import type { CallStep, Spoken } from "../../../../shared/contract/call-menus.ts";
import type { Locale } from "../../../../shared/contract/common.ts";

export type SayIn = (words: Spoken, language: Locale) => Extract<CallStep, { do: "say" }>;

/** Words in a language; where they lack it, in the other one: something is always said. */
export const spoken: SayIn = (words, language) => {
  const other: Locale = language === "en" ? "zh-CN" : "en";
  const has = (each: Locale) => Boolean(words[each]?.trim() || words.audio?.[each]);
  const chosen = has(language) || !has(other) ? language : other;
  return { do: "say", text: words[chosen]?.trim() ?? "", language: chosen, audio: words.audio?.[chosen] ?? null };
};

/** Said before a question is asked again. */
export const unheard: Record<Locale, string> = {
  "zh-CN": "抱歉，没有听清您的选择。",
  en: "Sorry, we did not get that.",
};
