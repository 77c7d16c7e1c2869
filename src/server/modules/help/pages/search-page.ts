import type { HelpHit } from "../../../../shared/contract/help.ts";
import { publishedList, searchKnowledge } from "../../knowledge/index.ts";
import { articlePath, helpPath, type Visit } from "../open-help.ts";
import type { MadePage } from "../page-cache.ts";
import { countSearch, searchKey } from "../searches/count-searches.ts";
import { entryOf, headOf, otherLocale } from "./entries.ts";

/** The passages that answer, the best first; where none does, ways on. */
export async function searchPage(visited: Visit, query: string, place: Asked["place"] = "search"): Promise<MadePage> {
  const { ctx, locale, say, reader } = visited;
  const { hits, corrected } = await hitsFor(visited, query, 10, { place, suggested: false });
  const newest = hits.length > 0 ? [] : (await publishedList(ctx, reader, { locale, limit: 6 })).map(entryOf);
  const title = say("help.searchTitle", { query: query || "…" });
  const head = headOf(visited, "/search", { title, description: say("help.searchDescription") });
  return {
    // Its words are a visitor's: engines are to index articles, not questions.
    page: {
      page: "help-search",
      help: { query, crumbs: [], reader: null },
      head: { ...head, indexed: false },
      ...{ hits, corrected, newest },
    },
    otherLocaleUrl: helpPath(otherLocale(locale), "/search", `q=${encodeURIComponent(query)}`),
  };
}

/** Where somebody asks, and whether they only typed so far. */
export type Asked = { place: "search" | "contact"; suggested: boolean };

/** What answers a question, in the visitor's language or else in the other one. That it was asked is counted. */
export async function hitsFor(
  visited: Visit,
  query: string,
  limit: number,
  asked: Asked,
): Promise<{ hits: HelpHit[]; corrected: string | null }> {
  const { ctx, http, brand, locale, reader } = visited;
  if (!query.trim()) return { hits: [], corrected: null };
  const ask = (of: typeof locale) => searchKnowledge(ctx, { query, reader, locales: [of], limit });
  const own = await ask(locale);
  const { items, corrected } = own.items.length > 0 ? own : await ask(otherLocale(locale));
  const key = searchKey(http.request);
  const shown = items.map(({ articleId }) => articleId);
  countSearch(ctx, http.request, { ...asked, key, brandId: brand.id, locale, query, shown });
  const hits = items.map((hit) => ({
    href: `${articlePath(hit)}${key && `&s=${key}`}${hit.anchor && `#${encodeURIComponent(hit.anchor)}`}`,
    title: hit.title,
    heading: hit.heading,
    excerpt: hit.excerpt,
  }));
  return { hits, corrected };
}
