import { parse } from "csv-parse/sync";
import type { Locale } from "../../../../shared/contract/common.ts";
import { importUnreadable } from "../errors.ts";
import { audienceOf, type Entry, type Found, fitWords, localeOf, nothingFound, plainEntry } from "./entry.ts";
import { listOf } from "./front-matter.ts";
import { htmlToMarkdown } from "./html-to-markdown.ts";
import { freshdeskReaders, zendeskReaders } from "./readers.ts";

type Json = Record<string, unknown>;
const text = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const rows = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** @throws knowledge.import_unreadable */
function parseJson(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ""));
  } catch {
    throw importUnreadable({ reason: "it is no JSON" });
  }
}

function add(found: Found, item: string, entry: Omit<Entry, "words"> & { html: string; title: string }): void {
  const { html, title, ...rest } = entry;
  const words = fitWords({ title, summary: "", body: htmlToMarkdown(html) });
  if (typeof words === "string") found.skipped.push({ item, reason: words });
  else found.entries.push({ ...rest, words });
}

const bare = (of: Pick<Entry, "externalId" | "locale"> & Partial<Entry>): Omit<Entry, "words"> => {
  const { words: _, ...rest } = plainEntry({ ...of, words: { title: "", summary: "", body: "" } });
  return rest;
};

/**
 * A Zendesk help centre as its API answers: `articles` with `sections`, `categories` and, for other languages,
 * `translations` (in the articles or beside them). @throws knowledge.import_unreadable
 */
export function readZendesk(content: string, locale: Locale): Found {
  const json = parseJson(content);
  const all = isJson(json) ? json : { articles: json };
  const articles = rows(all.articles);
  if (articles.length === 0) throw importUnreadable({ reason: "it has no articles" });
  const named = (list: unknown, id: unknown) => rows(list).find((one) => text(one.id) === text(id));
  // A page of several is not all that there is.
  const found: Found = { ...nothingFound(), whole: !all.next_page };
  for (const article of articles) {
    const id = text(article.id);
    const section = named(all.sections, article.section_id);
    const category = section && named(all.categories, section.category_id);
    const place = [text(category?.name), text(section?.name)].filter(Boolean);
    const beside = rows(all.translations).filter((one) => text(one.source_id) === id);
    const editions = [article, ...rows(article.translations), ...beside];
    const seen = new Set<Locale>();
    for (const edition of editions) {
      const name = text(edition.locale) || locale;
      const spoken = localeOf(name);
      const item = `${id} ${text(edition.title)} (${name})`;
      if (spoken === null) found.skipped.push({ item, reason: `its language is ${name}` });
      if (spoken === null || seen.has(spoken)) continue;
      seen.add(spoken);
      const audience = zendeskReaders(article, rows(all.user_segments));
      const rest = bare({ externalId: id, locale: spoken, category: place, audience, isDraft: edition.draft === true });
      add(found, item, { ...rest, title: text(edition.title), html: text(edition.body) });
    }
  }
  return found;
}

/**
 * Freshdesk solutions as its API or its export has them: categories with folders with articles, each within the other or in
 * three lists. @throws knowledge.import_unreadable
 */
export function readFreshdesk(content: string, locale: Locale): Found {
  const json = parseJson(content);
  const found: Found = { ...nothingFound(), whole: true };
  const article = (one: Json, place: string[], folder: Json | undefined) => {
    const inner = isJson(one.article) ? one.article : one;
    const item = `${text(inner.id)} ${text(inner.title)}`;
    const isDraft = text(inner.status) === "1";
    const externalId = text(inner.id) || text(inner.title);
    const rest = bare({ externalId, locale, category: place, audience: freshdeskReaders(folder), isDraft });
    add(found, item, { ...rest, title: text(inner.title), html: text(inner.description) });
  };
  const walk = (one: Json, place: string[]) => {
    const inner = [one.category, one.folder, one].find(isJson)!;
    const here = [...place, text(inner.name)].filter(Boolean).slice(-2);
    for (const folder of rows(inner.folders)) walk(folder, here);
    for (const each of rows(inner.articles)) article(each, here, inner);
  };
  if (isJson(json) && Array.isArray(json.articles)) {
    const named = (list: unknown, id: unknown) => rows(list).find((one) => text(one.id) === text(id));
    for (const one of rows(json.articles)) {
      const folder = named(json.folders, one.folder_id);
      const category = named(json.categories, one.category_id ?? folder?.category_id);
      article(one, [text(category?.name), text(folder?.name)].filter(Boolean), folder);
    }
  } else for (const one of rows(isJson(json) ? (json.categories ?? [json]) : json)) walk(one, []);
  if (found.entries.length + found.skipped.length === 0) throw importUnreadable({ reason: "it has no articles" });
  return found;
}

/**
 * A table with a first line of names: title and body, and where there are such columns id, locale, category, summary,
 * audience, products, brands, slug. @throws knowledge.import_unreadable
 */
export function readCsv(content: string, locale: Locale): Found {
  let records: Record<string, string>[];
  try {
    const options = { bom: true, relax_column_count: true, skip_empty_lines: true } as const;
    const columns = (names: string[]) => names.map((name) => name.trim().toLowerCase());
    records = parse(content, { ...options, columns });
  } catch (error) {
    throw importUnreadable({ reason: (error as Error).message });
  }
  const found: Found = { ...nothingFound(), whole: true };
  if (records.length === 0 || records[0]!.title === undefined || records[0]!.body === undefined)
    throw importUnreadable({ reason: "it has no columns title and body" });
  for (const [at, record] of records.entries()) {
    const item = `${at + 2}: ${record.title ?? ""}`;
    const spoken = record.locale ? localeOf(record.locale) : locale;
    const body = record.body ?? "";
    const isHtml = /^\s*<[a-z!]/i.test(body);
    const raw = {
      title: record.title ?? "",
      summary: record.summary ?? "",
      body: isHtml ? htmlToMarkdown(body) : body,
    };
    const words = fitWords(raw);
    const audience = audienceOf(record.audience);
    if (spoken === null) found.skipped.push({ item, reason: `its language is ${record.locale}` });
    else if (audience === null) found.skipped.push({ item, reason: `its audience is ${record.audience}` });
    else if (typeof words === "string") found.skipped.push({ item, reason: words });
    else
      found.entries.push(
        plainEntry({
          externalId: record.id || raw.title.trim(),
          ...{ locale: spoken, words, audience, products: listOf(record.products), brands: listOf(record.brands) },
          category: record.category?.trim() ? [record.category.trim()] : [],
          slug: record.slug?.trim() || null,
        }),
      );
  }
  return found;
}
