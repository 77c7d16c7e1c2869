import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Locale } from "../../../../shared/contract/common.ts";
import {
  audienceOf,
  type CategoryToImport,
  type Found,
  fitWords,
  localeOf,
  nothingFound,
  plainEntry,
} from "./entry.ts";
import { listOf, readFrontMatter, textOf } from "./front-matter.ts";

/**
 * One Markdown file as an entry. Its title is the front matter's, else its first heading, else the file's name; its
 * language the front matter's, else that of its folder (`en/returns.md`), else the one given.
 *
 * @param path within the folder, with `/`
 */
export function readMarkdownFile(path: string, file: string, locale: Locale): Found {
  const { matter, body } = readFrontMatter(file);
  const folders = path.split("/").slice(0, -1);
  const folderLocale = folders.map(localeOf).findLast((one) => one !== null);
  const spoken = matter.locale === undefined ? (folderLocale ?? locale) : localeOf(textOf(matter.locale));
  const skip = (reason: string): Found => ({ ...nothingFound(), skipped: [{ item: path, reason }] });
  if (spoken === null) return skip(`its language is ${textOf(matter.locale)}`);
  const name = path
    .split("/")
    .at(-1)!
    .replace(/\.\w+$/, "");
  const heading = /^#\s+(.+?)\s*#*\n*/.exec(body);
  const isTitled = matter.title === undefined && heading;
  const title = isTitled ? heading[1]! : textOf(matter.title) || name;
  const words = fitWords({
    title,
    summary: textOf(matter.summary),
    body: isTitled ? body.slice(heading[0].length) : body,
  });
  if (typeof words === "string") return skip(words);
  const place = folders.filter((folder) => localeOf(folder) === null);
  const day = textOf(matter.expires);
  if (day && !Number.isFinite(Date.parse(day))) return skip(`it expires on ${day}, which is no day`);
  const expiresAt = day ? new Date(day) : null;
  const audience = audienceOf(textOf(matter.audience));
  if (audience === null) return skip(`its audience is ${textOf(matter.audience)}`);
  const category = textOf(matter.category) ? [textOf(matter.category)] : place.slice(0, 2);
  const entry = plainEntry({
    externalId: textOf(matter.id) || [...place, name].join("/"),
    ...{ locale: spoken, words, category, audience, products: listOf(matter.products), brands: listOf(matter.brands) },
    ...{ slug: textOf(matter.slug) || null, expiresAt, isDraft: matter.state === "draft" || matter.draft === "true" },
  });
  return { ...nothingFound(), entries: [entry] };
}

const MARKDOWN = /\.(md|markdown)$/i;
/** Pictures and films that a text names beside itself. */
const NAMED = /!\[[^\]]*\]\(([^()\s]+)\)/g;

/** All Markdown files of a folder, with the pictures beside them and the folder's categories.json. */
export async function readMarkdownFolder(folder: string, locale: Locale): Promise<Found> {
  const found: Found = { ...nothingFound(), whole: true };
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => relative(folder, join(file.parentPath, file.name)));
  for (const path of paths.sort()) {
    if (basename(path) === "categories.json") {
      const read = categoriesIn(await readFile(join(folder, path), "utf8"));
      if (read) found.categories.push(...read);
      else found.skipped.push({ item: path, reason: "it is no list of categories in JSON" });
    }
    if (!MARKDOWN.test(path)) continue;
    const one = readMarkdownFile(path.split(sep).join("/"), await readFile(join(folder, path), "utf8"), locale);
    found.skipped.push(...one.skipped);
    for (const entry of one.entries) {
      for (const [, named] of new Set(entry.words.body.matchAll(NAMED))) {
        if (/^([a-z]+:|\/)/i.test(named!) || entry.files.some((file) => file.named === named)) continue;
        const at = resolve(folder, dirname(path), decoded(named!));
        // Nothing outside of the folder is read, whatever a text says.
        const content = at.startsWith(resolve(folder) + sep) ? await readFile(at).catch(() => null) : null;
        if (content) entry.files.push({ named: named!, name: basename(at), content });
        else found.skipped.push({ item: `${path}: ${named}`, reason: "there is no such picture" });
      }
      found.entries.push(entry);
    }
  }
  // What is written first is the source that the others translate.
  found.entries.sort((a, b) => Number(b.locale === locale) - Number(a.locale === locale));
  return found;
}

function categoriesIn(text: string): CategoryToImport[] | null {
  try {
    const read = JSON.parse(text) as Partial<CategoryToImport>[];
    return read
      .map(({ slug = "", names = {}, parent = null }) => ({ slug, names, parent }))
      .filter(({ slug }) => slug !== "");
  } catch {
    return null;
  }
}

/** A name as the disk has it; one with a per cent sign of its own is left as it is. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
