import type { FastifyReply, FastifyRequest } from "fastify";
import type { Static, TSchema } from "typebox";
import { LookAtShare, ShareCode, ShareConsent, ShareOffer, SharePass } from "../../../shared/contract/cobrowse.ts";
import { Done, IdParams } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { route } from "../../kernel/http/route.ts";
import { isSameSite } from "../../kernel/http/same-site.ts";
import { consentToShare, declineToShare, lookAtInvitation } from "./consent.ts";
import { endAsCustomer } from "./end-session.ts";
import { shareForeign } from "./errors.ts";

const done = { ok: true as const };

/** What is common to what customers' browsers ask: only our own pages may; six digits can be tried, and are not often. */
function shareRoute<B extends TSchema, R extends TSchema>(spec: {
  path: `/share/${string}`;
  summary: string;
  body: B;
  response: R;
  handle: (ctx: Ctx, body: Static<B>) => Promise<Static<R>>;
}) {
  const { handle, ...rest } = spec;
  return route({
    ...rest,
    method: "POST",
    access: "public",
    hidden: true,
    perMinute: 10,
    handler: (ctx, { body }, http) => {
      guard(http);
      return handle(ctx, body as Static<B>);
    },
  });
}

function guard({ request, reply }: { request: FastifyRequest; reply: FastifyReply }): void {
  if (!isSameSite(request)) throw shareForeign();
  reply.header("cache-control", "no-store");
}

export const shareRoutes = [
  shareRoute({
    path: "/share/look",
    summary: "Who asks to see a page.",
    body: LookAtShare,
    response: ShareOffer,
    handle: (ctx, body) => lookAtInvitation(ctx, body),
  }),
  shareRoute({
    path: "/share/consent",
    summary: "A customer agrees to show their page.",
    body: ShareConsent,
    response: SharePass,
    handle: (ctx, body) => consentToShare(ctx, body),
  }),
  shareRoute({
    path: "/share/decline",
    summary: "A customer does not want to show their page.",
    body: ShareCode,
    response: Done,
    handle: async (ctx, { code }) => {
      await declineToShare(ctx, code);
      return done;
    },
  }),
  route({
    method: "POST",
    path: "/share/:id/end",
    access: "public",
    summary: "A customer shows their page no longer.",
    hidden: true,
    perMinute: 60,
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }, http) => {
      guard(http);
      const key = /^Bearer (\S+)$/.exec(http.request.headers.authorization ?? "")?.[1] ?? null;
      await endAsCustomer(ctx, params.id, key);
      return done;
    },
  }),
];
