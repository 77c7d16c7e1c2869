import { Type } from "typebox";
import { IdParams, Locale } from "../../../../shared/contract/common.ts";
import { readCursor } from "../../../kernel/db/paging.ts";
import { route } from "../../../kernel/http/route.ts";
import { localeFor } from "../../../kernel/words.ts";
import { publishedAtSlug, publishedEditionsOf } from "../../knowledge/index.ts";
import { articlePath, asAnybody, inLocale, visit } from "../open-help.ts";
import { keptPage, makePage } from "../page-cache.ts";
import { articlePage } from "../pages/article-page.ts";
import { categoryPage } from "../pages/category-page.ts";
import { atomFeed, sitemap } from "../pages/feed.ts";
import { sendGone, sendUnknown } from "../pages/gone-page.ts";
import { homePage } from "../pages/home-page.ts";
import { hitsFor, searchPage } from "../pages/search-page.ts";
import { countOpened } from "../searches/count-searches.ts";
import { send } from "../send.ts";
import { countView } from "../views/count-views.ts";

const Lang = { lang: Type.Optional(Type.String({ maxLength: 20 })) };
const Words = Type.Optional(Type.String({ maxLength: 500 }));
/** `contact`: asked where one writes to us. Anything else is no fault: whoever follows a link wants the page. */
const From = Type.Optional(Type.String({ maxLength: 20 }));
const placeOf = (from: string | undefined) => (from === "contact" ? "contact" : "search");
export const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });

const page = { method: "GET", access: "public", hidden: true } as const;

export const pageRoutes = [
  route({
    ...page,
    path: "/help",
    summary: "The help site: what there is, what is read most, what is new.",
    perMinute: 240,
    query: Type.Object(Lang),
    handler: async (given, _, http) => {
      const visited = await visit(given, http);
      send(visited, await keptPage(visited, "home", () => homePage(visited)));
    },
  }),
  route({
    ...page,
    path: "/help/c/:slug",
    summary: "The articles of a category.",
    perMinute: 240,
    params: Slug,
    query: Type.Object({ ...Lang, after: Type.Optional(Type.String({ maxLength: 200 })) }),
    handler: async (given, { params, query }, http) => {
      const visited = await visit(given, http);
      const place = readCursor(query.after, ["string", "number"]);
      const made = await categoryPage(visited, params.slug, place && { at: place[0], id: place[1] });
      if (!made) return sendGone(visited, "unknown");
      send(visited, await makePage(visited, made));
    },
  }),
  route({
    ...page,
    path: "/help/search",
    summary: "The passages that answer a question.",
    perMinute: 120,
    query: Type.Object({ ...Lang, q: Words, from: From }),
    handler: async (given, { query }, http) => {
      const visited = await visit(given, http);
      const made = await searchPage(visited, (query.q ?? "").trim(), placeOf(query.from));
      send(visited, await makePage(visited, made), { shared: false });
    },
  }),
  route({
    ...page,
    path: "/help/suggest",
    summary: "The best answers to what somebody is typing.",
    perMinute: 240,
    query: Type.Object({ ...Lang, q: Words, from: From }),
    handler: async (given, { query }, http) => {
      const visited = await visit(given, http);
      const { hits } = await hitsFor(visited, (query.q ?? "").trim(), 4, {
        place: placeOf(query.from),
        suggested: true,
      });
      const items = hits.map(({ href, title, heading }) => ({ href, title, heading }));
      return http.reply.headers({ "cache-control": "no-store", "x-robots-tag": "noindex" }).send({ items });
    },
  }),
  route({
    ...page,
    path: "/help/feed.atom",
    summary: "New and changed articles as a feed.",
    perMinute: 60,
    query: Type.Object(Lang),
    handler: async (given, _, http) => {
      const visited = await visit(given, http);
      return http.reply.type("application/atom+xml; charset=utf-8").send(await atomFeed(asAnybody(visited)));
    },
  }),
  route({
    ...page,
    path: "/help/sitemap.xml",
    summary: "All pages that may be found, by language.",
    perMinute: 20,
    query: Type.Object({ of: Type.Optional(Locale) }),
    handler: async (given, { query }, http) => {
      const visited = await visit(given, http);
      return http.reply
        .type("application/xml; charset=utf-8")
        .send(await sitemap(asAnybody(visited), query.of ?? null));
    },
  }),
  route({
    ...page,
    path: "/robots.txt",
    summary: "What machines are to leave alone, and where the help site's map is.",
    handler: async (given, _, http) => {
      const { base } = await visit(given, http);
      const private_ = ["/c/", "/received/", "/follow", "/api/", "/help/search", "/help/suggest"];
      const lines = ["User-agent: *", ...private_.map((path) => `Disallow: ${path}`)];
      return http.reply
        .type("text/plain; charset=utf-8")
        .send([...lines, `Sitemap: ${base}/help/sitemap.xml`, ""].join("\n"));
    },
  }),
  route({
    ...page,
    path: "/h/:id",
    summary: "An article by its number, in short: leads to its page.",
    perMinute: 240,
    params: IdParams,
    query: Type.Object(Lang),
    handler: async (given, { params }, http) => {
      const visited = await visit(given, http);
      const { ctx, reader, locale } = visited;
      const editions = await publishedEditionsOf(ctx, reader, params.id);
      const edition = editions.find((one) => one.locale === locale) ?? editions[0];
      if (!edition) return sendUnknown(visited, { id: params.id });
      return http.reply.redirect(articlePath(edition), 302);
    },
  }),
  route({
    ...page,
    path: "/help/:slug",
    summary: "An article.",
    perMinute: 240,
    params: Slug,
    query: Type.Object({ ...Lang, s: Type.Optional(Type.String({ maxLength: 40 })) }),
    handler: async (given, { params, query }, http) => {
      const visited = await visit(given, http);
      const { ctx, reader, locale } = visited;
      const found = await publishedAtSlug(ctx, reader, { slug: params.slug, locale });
      if (!found) return sendUnknown(visited, { slug: params.slug });
      if (found.is === "gone") return sendGone(visited, "withdrawn");
      if (found.is === "moved") return http.reply.redirect(articlePath(found.article), 301);
      const { article, editions } = found;
      // The address says the language, unless another one was asked for in which the article is written.
      const wanted = localeFor(query.lang);
      const other = editions.find((edition) => edition.locale === wanted);
      if (other && other !== article && other.locale !== article.locale) {
        return http.reply.redirect(articlePath(other), 302);
      }
      const here = inLocale(visited, article.locale);
      countView(ctx, http.request, article);
      if (query.s) countOpened(ctx, http.request, { key: query.s, articleId: article.articleId });
      const name = `article ${article.editionId} ${article.version}`;
      send(here, await keptPage(here, name, () => articlePage(here, found)));
    },
  }),
];
