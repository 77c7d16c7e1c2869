import type { HelpPage } from "../../../../shared/contract/help.ts";
import {
  type AtAddress,
  type PublishedArticle,
  publishedAmong,
  publishedBody,
  publishedCategories,
  renderArticle,
  searchKnowledge,
} from "../../knowledge/index.ts";
import { articlePath, helpPath, type Visit } from "../open-help.ts";
import type { MadePage } from "../page-cache.ts";
import { breadcrumbs, crumbsTo, entryOf, headOf, otherLocale } from "./entries.ts";

/** Fewer headings are seen without a list of them. */
const LONG = 3;
const RELATED = 4;

type Shown = Extract<AtAddress, { is: "shown" }>;
type Said = Extract<HelpPage, { page: "help-article" }>["said"];

/** An article as its readers see it. @param said what they said of it just now */
export async function articlePage(
  visited: Visit,
  { article, editions }: Pick<Shown, "article" | "editions">,
  said: Said = null,
): Promise<MadePage> {
  const { ctx, brand, base, locale, reader } = visited;
  const [body, categories, related] = await Promise.all([
    publishedBody(ctx, article),
    publishedCategories(ctx, reader, locale),
    relatedTo(visited, article),
  ]);
  const { html, headings } = renderArticle(body, article.locale);
  const contents = headings.filter(({ level }) => level <= 3);
  const crumbs = crumbsTo(categories, article.categoryId, visited);
  const other = editions.find((edition) => edition.locale === otherLocale(locale));
  const url = `${base}${articlePath(article)}`;
  const here = { href: articlePath(article), text: article.title };
  const organization = { "@type": "Organization", name: brand.names[locale] ?? brand.name };
  const jsonLd = {
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "Article",
        headline: article.title,
        description: article.summary || undefined,
        dateModified: article.publishedAt.toISOString(),
        inLanguage: locale,
        mainEntityOfPage: url,
        author: organization,
        publisher: organization,
      },
      breadcrumbs(base, [...crumbs, here]),
    ],
  };
  const alternates = editions.map((edition) => ({
    locale: edition.locale,
    href: `${base}${articlePath(edition)}`,
  }));
  const description = article.summary || article.title;
  return {
    page: {
      page: "help-article",
      help: { query: "", crumbs, reader: null },
      head: headOf(visited, "", {
        ...{ title: article.title, description, canonical: url, alternates, jsonLd },
        shared: "article",
        indexed: said === null,
      }),
      article: {
        id: article.articleId,
        slug: article.slug,
        title: article.title,
        summary: article.summary,
        html,
        contents: contents.length >= LONG ? contents : [],
        at: article.publishedAt.toISOString(),
        related: related.map(entryOf),
      },
      said,
    },
    otherLocaleUrl: other ? articlePath(other) : helpPath(otherLocale(locale)),
  };
}

/** What else a search for its title finds. */
async function relatedTo({ ctx, reader, locale }: Visit, article: PublishedArticle): Promise<PublishedArticle[]> {
  const { items } = await searchKnowledge(ctx, { query: article.title, reader, locales: [locale], limit: RELATED + 1 });
  const ids = items.map(({ articleId }) => articleId).filter((id) => id !== article.articleId);
  return publishedAmong(ctx, reader, locale, ids.slice(0, RELATED));
}
