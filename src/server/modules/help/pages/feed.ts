import { xml } from "../../../kernel/xml.ts";
import { type PublishedArticle, publishedList } from "../../knowledge/index.ts";
import { articlePath, helpPath, type Visit } from "../open-help.ts";
import { locales } from "./entries.ts";

const ENTRIES = 30;
/** As many as one sitemap may hold (sitemaps.org). */
const MOST_ADDRESSES = 50_000;
const STEP = 1_000;

/** New and changed articles of a language as an Atom feed (RFC 4287). */
export async function atomFeed({ ctx, brand, base, locale, say, reader }: Visit): Promise<string> {
  const rows = await publishedList(ctx, reader, { locale, limit: ENTRIES });
  const at = (path: string) => xml(`${base}${path}`);
  const name = brand.names[locale] ?? brand.name;
  const entries = rows.map((row) =>
    [
      `<entry><id>${at(articlePath(row))}</id><title>${xml(row.title)}</title><link href="${at(articlePath(row))}"/>`,
      `<updated>${row.publishedAt.toISOString()}</updated><summary>${xml(row.summary)}</summary></entry>`,
    ].join(""),
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}"><id>${at(helpPath(locale))}</id>`,
    `<title>${xml(`${name} – ${say("help.title")}`)}</title><author><name>${xml(name)}</name></author>`,
    `<link rel="self" href="${at(helpPath(locale, "/feed.atom"))}"/><link href="${at(helpPath(locale))}"/>`,
    `<updated>${(rows[0]?.publishedAt ?? ctx.now()).toISOString()}</updated>`,
    ...entries,
    "</feed>",
  ].join("\n");
}

/**
 * All pages of a language, or the list of both maps (sitemaps.org).
 * @param of a language; null: the list
 */
export async function sitemap(visited: Visit, of: (typeof locales)[number] | null): Promise<string> {
  const { base } = visited;
  const head = '<?xml version="1.0" encoding="utf-8"?>';
  const at = (path: string) => xml(`${base}${path}`);
  const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
  if (of === null) {
    const maps = locales.map((locale) => `<sitemap><loc>${at(`/help/sitemap.xml?of=${locale}`)}</loc></sitemap>`);
    return [head, `<sitemapindex ${space}>`, ...maps, "</sitemapindex>"].join("\n");
  }
  const urls = [`<url><loc>${at(helpPath(of))}</loc></url>`];
  for await (const row of all(visited, of)) {
    urls.push(`<url><loc>${at(articlePath(row))}</loc><lastmod>${row.publishedAt.toISOString()}</lastmod></url>`);
    if (urls.length === MOST_ADDRESSES) break;
  }
  return [head, `<urlset ${space}>`, ...urls, "</urlset>"].join("\n");
}

async function* all({ ctx, reader }: Visit, locale: (typeof locales)[number]): AsyncIterable<PublishedArticle> {
  for (let after: { at: string; id: number } | null = null; ; ) {
    const rows: (PublishedArticle & { place: string })[] = await publishedList(ctx, reader, {
      locale,
      after,
      limit: STEP,
    });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < STEP) return;
    after = { at: last.place, id: last.editionId };
  }
}
