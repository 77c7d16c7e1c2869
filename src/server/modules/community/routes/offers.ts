import { Type } from "typebox";
import type { CommunityPage } from "../../../../shared/contract/community.ts";
import { articlePath } from "../../help/index.ts";
import { anybody, publishedEditionsOf } from "../../knowledge/index.ts";
import { writer } from "../members/session.ts";
import { noteAnswered } from "../offers/count-offers.ts";
import { findPost } from "../store/posts.ts";
import { formRoute, Lang, pageRoute, Slug, show, type Visit } from "./visit.ts";

type Link = Extract<CommunityPage, { page: "community-answered" }>["link"];

/** Where what answered it stands, as long as everybody may read it. */
async function linkTo({ ctx, community, locale, path }: Visit, kind: string, id: number): Promise<Link> {
  if (kind === "question") {
    const post = await findPost(ctx.db, id);
    const isShown = post?.kind === "question" && post.state === "visible" && post.accountId === community.account.id;
    return isShown ? { url: path(`/questions/${id}`), title: post.title! } : null;
  }
  const editions = await publishedEditionsOf(ctx, anybody(community.brand.id), id);
  const edition = editions.find((one) => one.locale === locale) ?? editions[0];
  return edition ? { url: articlePath(edition), title: edition.title } : null;
}

export const offerRoutes = [
  formRoute({
    path: "/community/:slug/answered",
    summary: "Says that what was shown answers the question; nothing is posted.",
    params: Slug,
    handle: async (visited, { fields }) => {
      const { ctx, community, http, frame } = visited;
      await writer(ctx, http.request);
      const { kind, id } = await noteAnswered(ctx, community, fields.offerKey ?? "", fields.answer ?? "");
      const query = [frame.lang.slice(1), `${kind}=${id}`].filter(Boolean).join("&");
      return http.reply.redirect(`/community/${frame.slug}/answered?${query}`, 303);
    },
  }),
  pageRoute({
    method: "GET",
    path: "/community/:slug/answered",
    summary: "Says that nothing was posted, and where the answer stands.",
    perMinute: 60,
    params: Slug,
    query: Type.Object({
      ...Lang,
      article: Type.Optional(Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 })),
      question: Type.Optional(Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 })),
    }),
    handle: async (visited, { query: { article, question } }) => {
      const link = article
        ? await linkTo(visited, "article", article)
        : question
          ? await linkTo(visited, "question", question)
          : null;
      await show(visited, { page: "community-answered", link });
    },
  }),
];
