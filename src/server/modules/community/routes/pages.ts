import { randomUUID } from "node:crypto";
import { Type } from "typebox";
import { notFound } from "../../../kernel/errors.ts";
import { route } from "../../../kernel/http/route.ts";
import { findAnswers } from "../offers/find-answers.ts";
import { asCommunity, communities, questionPath } from "../open-community.ts";
import { mayRead } from "../posting/open-post.ts";
import { atomFeed, sitemap } from "../reading/feed.ts";
import { homeUrl } from "../reading/head.ts";
import { listPage } from "../reading/list-page.ts";
import { findPost, type QuestionRow } from "../store/posts.ts";
import { showQuestion } from "./show-question.ts";
import { Lang, Numbered, pageRoute, Slug, show } from "./visit.ts";

const Text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

export const pageRoutes = [
  route({
    method: "GET",
    path: "/community",
    access: "public",
    summary: "Leads to the first community.",
    hidden: true,
    query: Type.Object(Lang),
    handler: async (ctx, _, { reply }) => {
      const [first] = await communities(asCommunity(ctx));
      if (!first) throw notFound({ what: "page", id: "/community" });
      return reply.redirect(`/community/${first.config.slug}`, 302);
    },
  }),
  pageRoute({
    method: "GET",
    path: "/community/:slug",
    summary: "Questions of a community.",
    perMinute: 240,
    params: Slug,
    query: Type.Object({ ...Lang, sort: Text(20), tag: Text(60), q: Text(300), after: Text(200) }),
    handle: async (visited, { query }) => {
      const { ctx, community, locale, frame, say } = visited;
      const listed = await listPage(ctx, community, query, locale);
      const { introZh, introEn } = community.config;
      const canonical = homeUrl(ctx, community);
      const isFirst = listed.sort === "newest" && !listed.query && !query.after;
      await show(visited, {
        page: "community-list",
        intro: (locale === "en" ? introEn : introZh) || say("community.intro"),
        ...listed,
        head: {
          title: listed.tag ? `${listed.tag} – ${frame.title}` : frame.title,
          description: (locale === "en" ? introEn : introZh) || say("community.intro"),
          canonical: listed.tag ? `${canonical}?tag=${encodeURIComponent(listed.tag)}` : canonical,
          feed: `${canonical}/feed.atom`,
          jsonLd: null,
          indexed: isFirst,
        },
      });
    },
  }),
  pageRoute({
    method: "GET",
    path: "/community/:slug/questions/:id",
    summary: "A question with its answers.",
    perMinute: 240,
    params: Numbered,
    query: Type.Object({ ...Lang, page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })), said: Text(20) }),
    handle: async (visited, { params, query }) => {
      const { ctx, community, member, http, frame } = visited;
      const question = await findPost(ctx.db, params.id);
      if (question?.accountId !== community.account.id || question.kind !== "question") {
        return show(visited, { page: "community-gone", why: "unknown" }, 404);
      }
      if (question.mergedInto !== null) {
        return http.reply.redirect(`${questionPath(frame.slug, question.mergedInto)}${frame.lang}`, 301);
      }
      if (!mayRead(question, member)) {
        const isGone = question.state === "hidden";
        return show(visited, { page: "community-gone", why: isGone ? "hidden" : "unknown" }, isGone ? 410 : 404);
      }
      const notice = ["held", "thanks", "reported"].includes(query.said ?? "") ? query.said! : null;
      await showQuestion(visited, question as QuestionRow, {
        page: query.page ?? 1,
        form: { typed: "", doubts: null, fault: null, formKey: randomUUID() },
        notice,
      });
    },
  }),
  pageRoute({
    method: "GET",
    path: "/community/:slug/similar",
    summary: "Articles that answer what somebody is typing, and questions like it.",
    perMinute: 120,
    params: Slug,
    query: Type.Object({ ...Lang, title: Type.String({ maxLength: 300 }) }),
    handle: async ({ ctx, community, http, locale }, { query }) =>
      http.reply
        .header("cache-control", "no-store")
        .header("x-robots-tag", "noindex")
        .send(await findAnswers(ctx, community, { title: query.title, locale })),
  }),
  pageRoute({
    method: "GET",
    path: "/community/:slug/feed.atom",
    summary: "The newest questions as a feed.",
    perMinute: 60,
    params: Slug,
    query: Type.Object(Lang),
    handle: async ({ ctx, community, locale, http }) =>
      http.reply.type("application/atom+xml; charset=utf-8").send(await atomFeed(ctx, community, locale)),
  }),
  pageRoute({
    method: "GET",
    path: "/community/:slug/sitemap.xml",
    summary: "All pages that may be found.",
    perMinute: 20,
    params: Slug,
    query: Type.Object({}),
    handle: async ({ ctx, community, http }) =>
      http.reply.type("application/xml; charset=utf-8").send(await sitemap(ctx, community)),
  }),
];
