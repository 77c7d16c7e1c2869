import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "../../shared/contract/common.ts";
import { type ApiError, isApiError } from "./api-error.ts";
import { readStored, writeStored } from "./stored.ts";

export const locales = ["zh-CN", "en"] as const satisfies readonly Locale[];

type Load = Record<Locale, () => Promise<{ texts: object }>>;

const load: Load = {
  "zh-CN": () => import("./locales/zh-CN.ts"),
  en: () => import("./locales/en.ts"),
};

/** What the first view does not show. */
const loadRest: Load = {
  "zh-CN": () => import("./locales/zh-CN-rest.ts"),
  en: () => import("./locales/en-rest.ts"),
};

/** The language of the last visit, else what the browser asks for. */
export function preferredLocale(): Locale {
  const stored = readStored("locale");
  if (stored === "zh-CN" || stored === "en") return stored;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

/** Starts the texts in one language; the other is fetched when somebody changes to it. */
export async function startI18n(locale: Locale): Promise<void> {
  const { texts } = await load[locale]();
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: { translation: texts } },
    interpolation: { escapeValue: false },
    returnNull: false,
    // Texts that come later are shown as soon as they are there.
    react: { bindI18nStore: "added" },
  });
  announce(locale);
}

/** Resolves once the texts of the pages beyond the first view are there: called by each of them before it is shown. */
export async function ensureAllTexts(): Promise<void> {
  const locale = i18next.language as Locale;
  if (complete.has(locale)) return;
  const { texts } = await loadRest[locale]();
  i18next.addResourceBundle(locale, "translation", texts, true);
  complete.add(locale);
}

const complete = new Set<Locale>();

/** Changes the language of everything shown. */
export async function changeLocale(locale: Locale): Promise<void> {
  if (i18next.language === locale) return;
  if (!i18next.hasResourceBundle(locale, "translation")) {
    const [first, rest] = await Promise.all([load[locale](), loadRest[locale]()]);
    i18next.addResourceBundle(locale, "translation", first.texts);
    i18next.addResourceBundle(locale, "translation", rest.texts, true);
    complete.add(locale);
  }
  await i18next.changeLanguage(locale);
  announce(locale);
}

function announce(locale: Locale): void {
  document.documentElement.lang = locale;
  writeStored("locale", locale);
}

/** What to say of a failure, in the reader's language; the server's English where it has a code that is newer than this page. */
export function errorText(error: unknown): string {
  if (!isApiError(error)) return i18next.t("errors.internal", { reference: "" });
  const key = `errors.${error.code}`;
  return i18next.exists(key) ? i18next.t(key, spoken(error)) : error.message;
}

function spoken(error: ApiError): Record<string, unknown> {
  return Object.fromEntries(Object.entries(error.params).filter(([, value]) => value !== null));
}

/** The name in the reader's language of something that is named in both; the other language where only that one is there. */
export function nameIn(names: Partial<Record<Locale, string>>, locale: string): string {
  return names[locale as Locale] || names["zh-CN"] || names.en || "";
}
