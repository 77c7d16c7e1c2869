import { Type } from "typebox";
import { storableParts } from "../../../kernel/db/json-rows.ts";
import { route } from "../../../kernel/http/route.ts";
import { isSameSite } from "../../../kernel/http/same-site.ts";
import { publishedAtSlug } from "../../knowledge/index.ts";
import { readForm } from "../../portal/index.ts";
import { foreignForm } from "../errors.ts";
import { giveFeedback, visitorOf } from "../feedback/give-feedback.ts";
import { inLocale, visit } from "../open-help.ts";
import { makePage } from "../page-cache.ts";
import { articlePage } from "../pages/article-page.ts";
import { sendGone } from "../pages/gone-page.ts";
import { visitorToday } from "../searches/visitor.ts";
import { send } from "../send.ts";
import { Slug } from "./pages.ts";

export const feedbackRoutes = [
  route({
    method: "POST",
    path: "/help/:slug/feedback",
    access: "public",
    summary: "Says whether an article helped, and what was missing.",
    hidden: true,
    perMinute: 10,
    bodyLimit: 20_000,
    params: Slug,
    query: Type.Object({ lang: Type.Optional(Type.String({ maxLength: 20 })) }),
    handler: async (given, { params }, http) => {
      if (!isSameSite(http.request)) throw foreignForm();
      const visited = await visit(given, http);
      const { ctx, reader, locale } = visited;
      const found = await publishedAtSlug(ctx, reader, { slug: params.slug, locale });
      if (found?.is !== "shown") return sendGone(visited, found ? "withdrawn" : "unknown");
      const sent = http.request.isMultipart() ? (await readForm(http.request)).fields : {};
      const fields = storableParts(sent) as Record<string, string>;
      const helpful = fields.helpful === "yes";
      const missing = (fields.missing ?? "").slice(0, 2_000);
      const today = visitorToday(ctx, http.request);
      const visitor = visitorOf(ctx, http.request.headers["user-agent"] ?? "");
      // A field that people do not see: whoever fills it in is a machine, and is told nothing.
      if (!fields.website)
        await giveFeedback(ctx, found.article, { visitor, today, brandId: visited.brand.id, helpful, missing });
      const here = inLocale(visited, found.article.locale);
      const said = { helpful, missing: helpful ? "" : missing };
      send(here, await makePage(here, await articlePage(here, found, said)), { shared: false });
    },
  }),
];
