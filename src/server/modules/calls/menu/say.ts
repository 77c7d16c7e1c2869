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

/** A half hour as it is said, in each language. */
export type SpokenSlot = { at: string; words: Record<Locale, string> };

/** Said in place of a time that somebody else was promised meanwhile. */
export const slotTakenSaid: Record<Locale, string> = {
  "zh-CN": "抱歉，这个时段刚刚被约满。",
  en: "Sorry, that time has just been taken.",
};

/** The times that can be chosen, each with its key. */
export function slotsSaid(slots: readonly SpokenSlot[], language: Locale): string {
  const times = slots.map(({ words }, n) =>
    language === "en" ? `For ${words.en}, press ${n + 1}.` : `${words["zh-CN"]}，请按${n + 1}。`,
  );
  return language === "en"
    ? `We can call you at these times. ${times.join(" ")} To be called as soon as we can, press 0.`
    : `我们可以在以下时段给您回电。${times.join("")}希望尽快回电，请按0。`;
}
