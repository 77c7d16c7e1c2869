import type { FastifyReply, FastifyRequest } from "fastify";
import { type Static, type TSchema, Type } from "typebox";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { CommunityFrame, CommunityPage, PageHead } from "../../../../shared/contract/community.ts";
import type { FormFault } from "../../../../shared/contract/portal.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { storableParts } from "../../../kernel/db/json-rows.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { type RouteSpec, route } from "../../../kernel/http/route.ts";
import { isSameSite } from "../../../kernel/http/same-site.ts";
import { localeFor, type Say, wordsOf } from "../../../kernel/words.ts";
import { defaultBrand } from "../../brands/index.ts";
import { readForm, sendPage, visitorLocale } from "../../portal/index.ts";
import { communityUnknown, foreignForm, postUnknown, signInFirst } from "../errors.ts";
import { memberOf } from "../members/session.ts";
import { asCommunity, type Community, openCommunity, titleOf } from "../open-community.ts";
import { plainHead } from "../reading/head.ts";
import type { MemberRow } from "../store/members.ts";

export const Slug = Type.Object({ slug: Type.String({ maxLength: 40 }) });
export const Numbered = Type.Object({ ...Slug.properties, id: Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 }) });
export const Lang = { lang: Type.Optional(Type.String({ maxLength: 20 })) };

type Http = { request: FastifyRequest; reply: FastifyReply };

/** Somebody on a page of a community. */
export type Visit = {
  ctx: Ctx;
  http: Http;
  community: Community;
  member: MemberRow | null;
  locale: Locale;
  say: Say;
  frame: CommunityFrame;
  /** an address of this community, in the language that was asked for */
  path(rest: string): string;
};

/** What is special to a page; what all of them know is added. */
type Rest<P> = P extends unknown ? Omit<P, "community" | "head"> & { head?: PageHead } : never;
type OwnPage = Rest<CommunityPage>;

/** Opens the community of a request. @throws community.unknown */
export async function visit(given: Ctx, http: Http, slug: string): Promise<Visit> {
  const ctx = asCommunity(given);
  const community = await openCommunity(ctx, slug);
  const member = await memberOf(ctx, http.request);
  const locale = visitorLocale(http.request, community.brand.locale);
  const say = wordsOf(locale);
  const asked = localeFor((http.request.query as { lang?: string } | null)?.lang);
  const lang = asked ? `?lang=${asked}` : "";
  const title = titleOf(community, locale, say("community.title"));
  const me = member && { name: member.displayName };
  const frame = { slug, title, me, lang };
  return { ctx, http, community, member, locale, say, frame, path: (rest) => `/community/${slug}${rest}${lang}` };
}

/** Answers with a page of the community. */
export async function show({ ctx, http, community, say, frame }: Visit, page: OwnPage, status = 200): Promise<void> {
  const head = page.head ?? plainHead(ctx, community, say(`community.tabs.${page.page}`));
  await sendPage(ctx, http, { ...page, community: frame, head } as CommunityPage, community.brand, { status });
}

type PageSpec<P extends TSchema, Q extends TSchema> = Pick<
  RouteSpec<P, Q, TSchema, TSchema>,
  "method" | "path" | "summary" | "params" | "query" | "perMinute"
> & {
  handle: (visit: Visit, input: { params: Static<P>; query: Static<Q> }) => Promise<unknown>;
};

/** A page of a community: what is not there is answered in the visitor's words, and who must sign in first is led there. */
export function pageRoute<P extends TSchema, Q extends TSchema>({ handle, ...spec }: PageSpec<P, Q>) {
  return route({
    ...spec,
    access: "public",
    hidden: true,
    handler: async (ctx, { params, query }, http) => {
      const visited = await visit(ctx, http, (params as { slug: string }).slug).catch(async (error) => {
        if (!isKnownError(error, communityUnknown.code)) throw error;
        await sendPage(ctx, http, { page: "gone" }, await defaultBrand(asCommunity(ctx)), { status: 404 });
        return null;
      });
      if (!visited) return;
      try {
        return await handle(visited, { params, query } as never);
      } catch (error) {
        if (isKnownError(error, signInFirst.code)) {
          const next = http.request.method === "GET" ? http.request.url : (http.request.headers.referer ?? "");
          return http.reply.redirect(signInPath(visited, next), 303);
        }
        if (!isKnownError(error, postUnknown.code)) throw error;
        await show(visited, { page: "community-gone", why: "unknown" }, 404);
      }
    },
  });
}

/** What is posted by a form of ours; nobody's page sends it for somebody else. @throws community.foreign_form */
export function formRoute<P extends TSchema>(
  spec: Omit<PageSpec<P, TSchema>, "method" | "query" | "handle"> & {
    handle: (visit: Visit, input: { params: Static<P>; fields: Record<string, string> }) => Promise<unknown>;
  },
) {
  const { handle, ...rest } = spec;
  return pageRoute({
    perMinute: 30,
    ...rest,
    method: "POST",
    query: Type.Object(Lang),
    handle: async (visited, { params }) => {
      const { request } = visited.http;
      if (!isSameSite(request)) throw foreignForm();
      const { fields } = request.isMultipart() ? await readForm(request) : { fields: {} };
      return handle(visited, { params, fields: storableParts(fields) as Record<string, string> });
    },
  });
}

/** Where somebody signs in, and goes on from there. */
export function signInPath({ frame, path }: Visit, next: string): string {
  const to = safeNext(next, frame.slug);
  return `${path("/sign-in")}${frame.lang ? "&" : "?"}next=${encodeURIComponent(to)}`;
}

/** A place in the same community; anything else leads to its first page. */
export function safeNext(next: string | undefined, slug: string): string {
  const home = `/community/${slug}`;
  if (!next) return home;
  const url = URL.parse(next, "http://desk");
  if (!url) return home;
  const isOurs = (url.pathname === home || url.pathname.startsWith(`${home}/`)) && !url.pathname.includes("//");
  return isOurs ? `${url.pathname}${url.search}` : home;
}

/** An expected error in the visitor's words; others, and what is led elsewhere, are for whoever called. */
export function faultOf(error: unknown, say: Say): FormFault {
  if (!isKnownError(error) || [signInFirst.code, postUnknown.code].includes(error.code)) throw error;
  const field = typeof error.params.field === "string" ? error.params.field : null;
  const named = field ? { ...error.params, field: say(`community.fields.${field}`) } : error.params;
  return { field, message: say(`errors.${error.code}`, named) };
}
