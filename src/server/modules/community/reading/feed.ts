import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { xml } from "../../../kernel/xml.ts";
import { type Community, questionUrl, titleOf } from "../open-community.ts";
import { excerptOf } from "../policy.ts";
import { authorsOf } from "../present.ts";
import { listQuestions, questionsForSitemap } from "../store/lists.ts";
import { homeUrl } from "./head.ts";

const ENTRIES = 30;
/** As many as one sitemap may hold (sitemaps.org). */
const MOST_ADDRESSES = 50_000;

/** The newest questions as an Atom feed (RFC 4287). */
export async function atomFeed(ctx: Ctx, community: Community, locale: Locale): Promise<string> {
  const wanted = { accountId: community.account.id, sort: "newest" as const, after: null, limit: ENTRIES };
  const rows = await listQuestions(ctx.db, wanted);
  const authors = await authorsOf(ctx, rows, locale);
  const home = homeUrl(ctx, community);
  const seen = (row: (typeof rows)[number]) => (row.publishedAt ?? row.createdAt).toISOString();
  const entries = rows.map((row) => {
    const url = questionUrl(ctx, community, row.id);
    return [
      `<entry><id>${xml(url)}</id><title>${xml(row.title)}</title><link href="${xml(url)}"/>`,
      `<updated>${(row.editedAt ?? row.publishedAt ?? row.createdAt).toISOString()}</updated>`,
      `<published>${seen(row)}</published><author><name>${xml(authors.authorOf(row).name)}</name></author>`,
      `<summary>${xml(excerptOf(row.body, 400))}</summary></entry>`,
    ].join("");
  });
  const title = titleOf(community, locale, wordsOf(locale)("community.title"));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}"><id>${xml(home)}</id><title>${xml(title)}</title>`,
    `<link rel="self" href="${xml(`${home}/feed.atom`)}"/><link href="${xml(home)}"/>`,
    `<updated>${rows[0] ? seen(rows[0]) : ctx.now().toISOString()}</updated>`,
    ...entries,
    "</feed>",
  ].join("\n");
}

/** All pages of a community that may be found (sitemaps.org). */
export async function sitemap(ctx: Ctx, community: Community): Promise<string> {
  const rows = await questionsForSitemap(ctx.db, community.account.id, MOST_ADDRESSES - 1);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    `<url><loc>${xml(homeUrl(ctx, community))}</loc></url>`,
    ...rows.map(
      ({ id, activeAt }) =>
        `<url><loc>${xml(questionUrl(ctx, community, id))}</loc><lastmod>${activeAt.toISOString()}</lastmod></url>`,
    ),
    "</urlset>",
  ].join("\n");
}
