import { Type } from "typebox";
import { isKnownError } from "../../../kernel/errors.ts";
import { route } from "../../../kernel/http/route.ts";
import { defaultBrand } from "../../brands/index.ts";
import { sendPage } from "../../portal/index.ts";
import { linkOver } from "../errors.ts";
import { askLink } from "../members/ask-link.ts";
import { enter, lookAtLink } from "../members/enter.ts";
import { rename } from "../members/names.ts";
import { leaveSession, writer } from "../members/session.ts";
import { asCommunity, communityOf } from "../open-community.ts";
import { presentRows } from "../reading/list-page.ts";
import { unsubscribe } from "../store/acts.ts";
import { questionsOfMember } from "../store/lists.ts";
import { findPost } from "../store/posts.ts";
import { readOffToken } from "../tell-subscribers.ts";
import { faultOf, formRoute, Lang, pageRoute, Slug, safeNext, show, type Visit, visit } from "./visit.ts";

const Token = Type.Object({ ...Slug.properties, token: Type.String({ maxLength: 60 }) });
const Next = Type.Object({ ...Lang, next: Type.Optional(Type.String({ maxLength: 500 })) });

async function showMe(visited: Visit, fault: ReturnType<typeof faultOf> | null): Promise<void> {
  const { ctx, community, locale, http } = visited;
  const { id, displayName } = await writer(ctx, http.request);
  const rows = await presentRows(ctx, await questionsOfMember(ctx.db, community.account.id, id, 50), locale);
  await show(visited, { page: "community-me", name: displayName, rows, fault }, fault ? 422 : 200);
}

export const memberRoutes = [
  pageRoute({
    method: "GET",
    path: "/community/:slug/sign-in",
    summary: "Where somebody asks for a link to sign in with.",
    params: Slug,
    query: Next,
    handle: (visited, { query }) => {
      const next = safeNext(query.next, visited.frame.slug);
      return show(visited, { page: "community-sign-in", next, email: "", sentTo: null, fault: null });
    },
  }),
  formRoute({
    path: "/community/:slug/sign-in",
    summary: "Mails a link to sign in with.",
    perMinute: 10,
    params: Slug,
    handle: async (visited, { fields }) => {
      const { ctx, community, locale, say, frame } = visited;
      const next = safeNext(fields.next, frame.slug);
      const email = fields.email?.trim().slice(0, 254) ?? "";
      // A field that people do not see: whoever fills it in is a machine, and is told nothing.
      try {
        if (!fields.website) await askLink(ctx, community, { email, next, locale });
        await show(visited, { page: "community-sign-in", next, email, sentTo: email, fault: null });
      } catch (error) {
        const fault = faultOf(error, say);
        await show(visited, { page: "community-sign-in", next, email, sentTo: null, fault }, 422);
      }
    },
  }),
  pageRoute({
    method: "GET",
    path: "/community/:slug/enter/:token",
    summary: "The link out of the mail: opens a page, and uses nothing up.",
    perMinute: 60,
    params: Token,
    query: Next,
    handle: async (visited, { params, query }) => {
      const next = safeNext(query.next, visited.frame.slug);
      const found = await lookAtLink(visited.ctx, params.token).catch((error) => {
        if (isKnownError(error, linkOver.code)) return null;
        throw error;
      });
      if (!found) return show(visited, { page: "community-gone", why: "link" }, 404);
      const name = found.member?.displayName ?? "";
      const isNew = found.member === null;
      await show(visited, { page: "community-enter", token: params.token, next, name, isNew, fault: null });
    },
  }),
  formRoute({
    path: "/community/:slug/enter/:token",
    summary: "Signs in by the link.",
    params: Token,
    handle: async (visited, { params, fields }) => {
      const { ctx, community, http, locale, say, frame } = visited;
      const next = safeNext(fields.next, frame.slug);
      const name = fields.name?.slice(0, 200) ?? "";
      try {
        await enter(ctx, http.reply, { community, token: params.token, name, locale });
        return http.reply.redirect(next, 303);
      } catch (error) {
        if (isKnownError(error, linkOver.code)) return show(visited, { page: "community-gone", why: "link" }, 404);
        const fault = faultOf(error, say);
        await show(visited, { page: "community-enter", token: params.token, next, name, isNew: true, fault }, 422);
      }
    },
  }),
  formRoute({
    path: "/community/:slug/sign-out",
    summary: "Signs out on this browser.",
    params: Slug,
    handle: async ({ ctx, http, path }) => {
      await leaveSession(ctx, http);
      return http.reply.redirect(path(""), 303);
    },
  }),
  pageRoute({
    method: "GET",
    path: "/community/:slug/me",
    summary: "One's own name and questions.",
    params: Slug,
    query: Type.Object(Lang),
    handle: (visited) => showMe(visited, null),
  }),
  formRoute({
    path: "/community/:slug/me",
    summary: "Goes by another name.",
    params: Slug,
    handle: async (visited, { fields }) => {
      const { ctx, community, http, say, path } = visited;
      const member = await writer(ctx, http.request);
      try {
        await rename(ctx, community, member.id, fields.name ?? "");
      } catch (error) {
        return showMe(visited, faultOf(error, say));
      }
      return http.reply.redirect(path("/me"), 303);
    },
  }),
  ...(["GET", "POST"] as const).map((method) =>
    route({
      method,
      path: "/community/off/:token",
      access: "public",
      summary: "Ends mails about a question, without signing in (RFC 8058).",
      hidden: true,
      perMinute: 60,
      // Mail programs send a form of their own kind, of which nothing is read.
      rawBody: true,
      params: Type.Object({ token: Type.String({ maxLength: 60 }) }),
      query: Type.Object(Lang),
      handler: async (given, { params }, http) => {
        const ctx = asCommunity(given);
        const what = readOffToken(ctx, params.token);
        const question = what && (await findPost(ctx.db, what.questionId));
        if (!question) return sendPage(ctx, http, { page: "gone" }, await defaultBrand(ctx), { status: 404 });
        const isDone = method === "POST";
        if (isDone) await unsubscribe(ctx.db, what.questionId, what.memberId, ctx.now());
        const { config } = await communityOf(ctx, question.accountId);
        const visited = await visit(given, http, config.slug);
        const title = question.state === "visible" ? (question.title ?? "") : "";
        await show(visited, { page: "community-off", token: params.token, title, done: isDone });
      },
    }),
  ),
];
