import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import i18next, { type TFunction } from "i18next";
import { mergeAreas } from "../../src/web/lib/locales/merge-areas.ts";

const folder = fileURLToPath(new URL("../../src/shared/i18n/", import.meta.url));

/** The words of a language as the pages say them: journeys look for what people read, in both languages. */
export async function wordsIn(locale: "zh-CN" | "en"): Promise<TFunction> {
  const instance = i18next.createInstance();
  const files = readdirSync(join(folder, locale));
  const texts = mergeAreas(
    Object.fromEntries(files.map((file) => [file, JSON.parse(readFileSync(join(folder, locale, file), "utf8"))])),
  );
  return instance.init({
    lng: locale,
    resources: { [locale]: { translation: texts } },
    interpolation: { escapeValue: false },
  });
}
