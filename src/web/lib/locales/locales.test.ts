import { expect, test } from "vitest";
import { texts as en } from "./en.ts";
import { texts as enRest } from "./en-rest.ts";
import { mergeAreas } from "./merge-areas.ts";
import { texts as zh } from "./zh-CN.ts";
import { texts as zhRest } from "./zh-CN-rest.ts";

const files = import.meta.glob("../../../shared/i18n/*/*.json", { eager: true, import: "default" });

test.each([
  { locale: "en", first: en, rest: enRest },
  { locale: "zh-CN", first: zh, rest: zhRest },
])("the two parts of $locale's texts are together all that the desk may show", ({ locale, first, rest }) => {
  const shown = new RegExp(`/${locale}/(?!(?:mail|portal|cli|widget)[^/]*$)`);
  const all = Object.fromEntries(Object.entries(files).filter(([path]) => shown.test(path)));
  expect(Object.keys(all).length).toBeGreaterThan(40);
  expect(mergeAreas({ first, rest })).toEqual(mergeAreas(all));
});
