import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { notificationKinds } from "../src/shared/contract/notifications.ts";

/**
 * Every word exists in both languages, every key the browser asks for exists, and none lies about unused. A key is found
 * by its beginning: in `src/web` every text that starts with the name of an area and a dot is one.
 */

const root = fileURLToPath(new URL("../", import.meta.url));
const locales = ["zh-CN", "en"] as const;

/** Keys that are put together from parts which no template in the source shows. */
const dynamic: readonly string[] = [];

/** Files whose dotted names are the server's (audited actions), not keys. */
const namesOnly: readonly string[] = ["desk/pages/audit/audited-actions.ts"];

type Texts = { [key: string]: string | Texts };

function areasOf(locale: string): Map<string, Texts> {
  const folder = join(root, "src/shared/i18n", locale);
  return new Map(
    readdirSync(folder).map((file) => [
      file.replace(/\.json$/, ""),
      JSON.parse(readFileSync(join(folder, file), "utf8")),
    ]),
  );
}

function keysOf(texts: Texts, path = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [path + key] : keysOf(value, `${path}${key}.`),
  );
}

/** English has two forms of a counted word where Chinese has one: they are one key. */
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, "");

const texts = new Map(locales.map((locale) => [locale, areasOf(locale)]));
const keysIn = (locale: (typeof locales)[number], area: string) =>
  new Set(keysOf(texts.get(locale)!.get(area) ?? {}).map(withoutPlural));
const areas = [...texts.get("en")!.keys()];
const deskAreas = areas.filter((area) => area.startsWith("desk-"));

test("[L1] both languages have the same areas, and each area the same keys", () => {
  expect([...texts.get("zh-CN")!.keys()].toSorted()).toEqual(areas.toSorted());
  for (const area of areas) {
    expect([...keysIn("zh-CN", area)].toSorted(), area).toEqual([...keysIn("en", area)].toSorted());
  }
});

test("[L1] no text is empty, and both languages fill in the same values", () => {
  const placesOf = (text: string) => new Set([...text.matchAll(/\{\{-?\s*(\w+)/g)].map((match) => match[1]!));
  for (const area of areas) {
    const [zh, en] = locales.map((locale) => flat(texts.get(locale)!.get(area)!));
    for (const [key, text] of en!) {
      expect(text.trim(), `${area}: ${key}`).not.toBe("");
      const stem = withoutPlural(key);
      const other = zh!.get(key) ?? zh!.get(`${stem}_other`) ?? zh!.get(stem)!;
      expect(other?.trim(), `${area}: ${key}`).toBeTruthy();
      // "Once" needs no number, and a language may leave out who did what where it goes without saying.
      if (/_(one|other)$/.test(key)) continue;
      expect([...placesOf(other)].toSorted(), `${area}: ${key}`).toEqual([...placesOf(text)].toSorted());
    }
  }
});

function flat(area: Texts, path = ""): Map<string, string> {
  return new Map(
    Object.entries(area).flatMap(([key, value]) =>
      typeof value === "string" ? [[path + key, value] as const] : [...flat(value, `${path}${key}.`)],
    ),
  );
}

/** What the web's sources ask for: whole keys, and beginnings of those that end in a value. */
function asked(): { keys: Map<string, string>; prefixes: Map<string, string> } {
  const keys = new Map<string, string>();
  const prefixes = new Map<string, string>();
  const names = areas.map((area) => area.replaceAll("-", "\\-")).join("|");
  const literal = new RegExp(`["'\`]((?:${names}|errors)\\.[\\w.-]*)(["'\`]|\\$\\{)`, "g");
  for (const file of readdirSync(join(root, "src/web"), { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file) || namesOnly.includes(file)) continue;
    const source = readFileSync(join(root, "src/web", file), "utf8");
    for (const match of source.matchAll(literal)) {
      (match[2] === "${" ? prefixes : keys).set(match[1]!, file);
    }
  }
  return { keys, prefixes };
}

test("[L1] every key that the browser asks for has its text in both languages", () => {
  const { keys, prefixes } = asked();
  for (const locale of locales) {
    const known = new Set(areas.flatMap((area) => [...keysIn(locale, area)]));
    const missing = [...keys].filter(([key]) => !known.has(key) && !known.has(`errors.${key}`) && !isFile(key));
    expect(missing, locale).toEqual([]);
    const empty = [...prefixes].filter(([prefix]) => ![...known].some((key) => key.startsWith(prefix)));
    // An error's code comes from the server: its own test checks that each has a text.
    expect(
      empty.filter(([prefix]) => prefix !== "errors."),
      locale,
    ).toEqual([]);
  }
});

/** `routes.ts` and the like name files, not keys. */
const isFile = (text: string) => /\.(tsx?|css|json|svg)$/.test(text);

test("[L1] no text of the desk is unused", () => {
  const { keys, prefixes } = asked();
  const beginnings = [...prefixes.keys(), ...dynamic];
  const unused = deskAreas.flatMap((area) =>
    [...keysIn("en", area)].filter(
      (key) => !keys.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)),
    ),
  );
  expect(unused.filter((key) => !key.startsWith("errors."))).toEqual([]);
});

test("the errors the browser itself raises have texts", () => {
  const known = new Set(areas.flatMap((area) => [...keysIn("en", area)]));
  for (const code of ["network", "timeout", "internal"]) expect(known.has(`errors.${code}`), code).toBe(true);
});

test("[B6] each kind of notification has its words for the one who reads it, and its name in the filter", () => {
  for (const locale of locales) {
    const known = new Set(areas.flatMap((area) => [...keysIn(locale, area)]));
    const wanted = notificationKinds.flatMap((kind) => [
      `desk-notifications.kind.${kind}`,
      `notifications.kinds.${kind}`,
    ]);
    expect(
      wanted.filter((key) => !known.has(key)),
      locale,
    ).toEqual([]);
  }
});

test("each page of the settings says in their overview what is set there", () => {
  const routes = readFileSync(join(root, "src/web/desk/routes.tsx"), "utf8");
  const pages = [...routes.matchAll(/path: "\/settings\/([\w-]+)"/g)].map((match) => match[1]!);
  expect(pages.length).toBeGreaterThan(20);
  const known = keysIn("en", "desk-settings-overview");
  const keyOf = (page: string) =>
    `desk-settings-overview.${page.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
  expect(pages.map(keyOf).filter((key) => !known.has(key))).toEqual([]);
});
