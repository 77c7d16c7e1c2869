import type { Locale } from "../../../../shared/contract/common.ts";
import { type ArticleWords, type Audience, audiences } from "../../../../shared/contract/knowledge.ts";

/** One language of an article as it was elsewhere. Entries of one `externalId` are one article. */
export type Entry = {
  externalId: string;
  locale: Locale;
  words: ArticleWords;
  /** its name or its part of the address; those above it first */
  category: string[];
  audience: Audience;
  products: string[];
  /** by their names; none: all brands */
  brands: string[];
  slug: string | null;
  expiresAt: Date | null;
  isDraft: boolean;
  /** pictures and films that came with it, by how the text names them */
  files: { named: string; name: string; content: Uint8Array }[];
};

/** Something that could not be brought in, and why. */
export type Skipped = { item: string; reason: string };
export type CategoryToImport = { slug: string; names: Partial<Record<Locale, string>>; parent: string | null };
/** What was found in an export. `whole`: all that there is at the source, so that what is missing is gone there. */
export type Found = { entries: Entry[]; skipped: Skipped[]; categories: CategoryToImport[]; whole: boolean };

export const nothingFound = (): Found => ({ entries: [], skipped: [], categories: [], whole: false });

export const plainEntry = (entry: Pick<Entry, "externalId" | "locale" | "words"> & Partial<Entry>): Entry => ({
  ...{
    category: [],
    audience: "public",
    products: [],
    brands: [],
    slug: null,
    expiresAt: null,
    isDraft: false,
    files: [],
  },
  ...entry,
});

/** A language of ours for how others name it: `zh-cn`, `en-us`. */
export function localeOf(name: string): Locale | null {
  if (/^zh(-(cn|hans.*|sg))?$/i.test(name)) return "zh-CN";
  return /^en(-\w+)?$/i.test(name) ? "en" : null;
}

/** An audience by its name; where none is named, everybody. Null for one that we do not know: it may have been few. */
export const audienceOf = (name = ""): Audience | null =>
  name.trim() === "" ? "public" : (audiences.find((one) => one === name.trim().toLowerCase()) ?? null);

/** The words of an entry within the lengths that an article has, or why not. */
export function fitWords({ title, summary, body }: ArticleWords): ArticleWords | string {
  const words = { title: title.trim().slice(0, 300), summary: summary.trim().slice(0, 1_000), body: body.trim() };
  if (!words.title) return "it has no title";
  return words.body.length > 200_000 ? "it is longer than 200,000 characters" : words;
}
