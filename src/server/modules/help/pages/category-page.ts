import { writeCursor } from "../../../kernel/db/paging.ts";
import { publishedCategories, publishedList } from "../../knowledge/index.ts";
import { helpPath, type Visit } from "../open-help.ts";
import type { MadePage } from "../page-cache.ts";
import { breadcrumbs, crumbsTo, entryOf, headOf, nameOf, otherLocale, within } from "./entries.ts";

const ON_PAGE = 50;

/** The articles of a category, the newest first; null where there is no such category. */
export async function categoryPage(
  visited: Visit,
  slug: string,
  after: { at: string; id: number } | null,
): Promise<MadePage | null> {
  const { ctx, brand, locale, say, reader } = visited;
  const all = await publishedCategories(ctx, reader, locale);
  const category = all.find((one) => one.slug === slug);
  if (!category) return null;
  const categoryIds = within(all, category.id);
  const rows = await publishedList(ctx, reader, { locale, categoryIds, after, limit: ON_PAGE + 1 });
  const last = rows.length > ON_PAGE ? rows[ON_PAGE - 1] : undefined;
  const parts = all.filter(({ parentId, count }) => parentId === category.id && count > 0);
  const crumbs = crumbsTo(all, category.id, visited);
  const rest = `/c/${encodeURIComponent(slug)}`;
  const title = nameOf(category, locale);
  const description = say("help.categoryDescription", { name: title, brand: brand.names[locale] ?? brand.name });
  const jsonLd = { "@context": "https://schema.org", ...breadcrumbs(visited.base, crumbs) };
  return {
    page: {
      page: "help-category",
      help: { query: "", crumbs, reader: null },
      head: headOf(visited, rest, { title, description, jsonLd, indexed: after === null && rows.length > 0 }),
      name: title,
      parts: parts.map((part) => ({ slug: part.slug, name: nameOf(part, locale), count: part.count })),
      entries: rows.slice(0, ON_PAGE).map(entryOf),
      next: last ? `${helpPath(locale, rest)}&after=${writeCursor([last.place, last.editionId])}` : null,
    },
    otherLocaleUrl: helpPath(otherLocale(locale), rest),
  };
}
