import type { Locale } from "../../../../shared/contract/common.ts";
import type { PageHead } from "../../../../shared/contract/community.ts";
import type { Crumb, HelpEntry } from "../../../../shared/contract/help.ts";
import type { PublishedArticle, PublishedCategory } from "../../knowledge/index.ts";
import { helpPath, type Visit } from "../open-help.ts";

export const locales = ["zh-CN", "en"] as const;
export const otherLocale = (locale: Locale): Locale => (locale === "en" ? "zh-CN" : "en");

export function entryOf({ slug, title, summary }: PublishedArticle): HelpEntry {
  return { slug, title, summary };
}

export function nameOf({ names, slug }: Pick<PublishedCategory, "names" | "slug">, locale: Locale): string {
  return names[locale] || Object.values(names).find(Boolean) || slug;
}

/** A category and all that lie within it. */
export function within(categories: readonly PublishedCategory[], id: number): number[] {
  const ids = [id];
  for (const one of ids) {
    for (const { id: part, parentId } of categories) if (parentId === one && !ids.includes(part)) ids.push(part);
  }
  return ids;
}

/** The way down to a category, itself included. */
export function crumbsTo(categories: readonly PublishedCategory[], id: number | null, visited: Visit): Crumb[] {
  const { locale, say } = visited;
  const crumbs: Crumb[] = [];
  for (let next = id; next !== null && crumbs.length < 8; ) {
    const category = categories.find((one) => one.id === next);
    if (!category) break;
    const href = helpPath(locale, `/c/${encodeURIComponent(category.slug)}`);
    crumbs.unshift({ href, text: nameOf(category, locale) });
    next = category.parentId;
  }
  return [{ href: helpPath(locale), text: say("help.title") }, ...crumbs];
}

/** What search engines are told of the way down to a page (schema.org BreadcrumbList). */
export function breadcrumbs(base: string, crumbs: readonly Crumb[]): object {
  const itemListElement = crumbs.map(({ href, text }, at) => ({
    "@type": "ListItem",
    position: at + 1,
    name: text,
    item: `${base}${href}`,
  }));
  return { "@type": "BreadcrumbList", itemListElement };
}

/** The head of a page that stands in both languages under the same path. */
export function headOf(
  { base, locale }: Visit,
  rest: string,
  head: Pick<PageHead, "title" | "description"> & Partial<PageHead>,
): PageHead {
  const at = (of: Locale) => `${base}${helpPath(of, rest)}`;
  return {
    canonical: at(locale),
    feed: `${base}${helpPath(locale, "/feed.atom")}`,
    jsonLd: null,
    indexed: true,
    alternates: locales.map((of) => ({ locale: of, href: at(of) })),
    shared: "website",
    ...head,
  };
}
