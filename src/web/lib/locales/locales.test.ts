import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { texts as en } from "./en.ts";
import { texts as enRest } from "./en-rest.ts";
import { mergeAreas, type Texts } from "./merge-areas.ts";
import { texts as zh } from "./zh-CN.ts";
import { texts as zhRest } from "./zh-CN-rest.ts";

test.each([
  { locale: "en", first: en, rest: enRest },
  { locale: "zh-CN", first: zh, rest: zhRest },
])("the two parts of $locale's texts are together all that the desk may show", ({ locale, first, rest }) => {
  const folder = new URL(`../../../shared/i18n/${locale}/`, import.meta.url);
  const files = readdirSync(folder).filter((name) => !/^(?:mail|portal|cli|widget)/.test(name));
  const all = Object.fromEntries(
    files.map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Texts]),
  );
  expect(mergeAreas({ first, rest })).toEqual(mergeAreas(all));
});
