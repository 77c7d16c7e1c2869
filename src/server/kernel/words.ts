import { readdirSync, readFileSync } from "node:fs";
import i18next, { type i18n } from "i18next";
import type { Locale } from "../../shared/contract/common.ts";

const FOLDER = new URL("../../shared/i18n/", import.meta.url);
const locales = ["zh-CN", "en"] as const satisfies readonly Locale[];

type Texts = { [key: string]: string | Texts };
/** Says something in one language: `say("mail.quote.wrote", { name })`. */
export type Say = (key: string, params?: Record<string, unknown>) => string;

let texts: i18n | undefined;

/**
 * The words that the server itself says to people, in mails and pages, of one language.
 * @returns a function that throws for a key that does not exist: the checks find it before a customer does
 */
export function wordsOf(locale: Locale): Say {
  texts ??= load();
  const translate = texts.getFixedT(locale);
  return (key, params = {}) => {
    if (!texts!.exists(key, { lng: locale })) throw new Error(`There is no text ${key} in ${locale}.`);
    return translate(key, params);
  };
}

/** The language of ours that fits a language tag (`zh-Hant`, `en-GB`); null when none does. */
export function localeFor(language: string | null | undefined): Locale | null {
  if (!language) return null;
  if (/^zh\b/i.test(language)) return "zh-CN";
  return /^en\b/i.test(language) ? "en" : null;
}

function load(): i18n {
  const instance = i18next.createInstance();
  instance.init({
    fallbackLng: false,
    initAsync: false,
    resources: Object.fromEntries(locales.map((locale) => [locale, { translation: textsOf(locale) }])),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

function textsOf(locale: Locale): Texts {
  const folder = new URL(`${locale}/`, FOLDER);
  const merged: Texts = {};
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith(".json")) layOver(merged, JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Texts);
  }
  return merged;
}

// Several files may add to the same top key (`errors`, say).
function layOver(target: Texts, source: Texts): void {
  for (const [key, value] of Object.entries(source)) {
    const there = target[key];
    if (typeof value === "object" && typeof there === "object") layOver(there, value);
    else target[key] = value;
  }
}
