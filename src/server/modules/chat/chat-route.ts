import type { FastifyReply, FastifyRequest } from "fastify";
import { type Static, type TSchema, Type } from "typebox";
import type { Ctx } from "../../kernel/ctx.ts";
import { isKnownError } from "../../kernel/errors.ts";
import { type RouteSpec, route } from "../../kernel/http/route.ts";
import { isSameSite } from "../../kernel/http/same-site.ts";
import { chatForeign } from "./errors.ts";
import { countFor } from "./limits.ts";
import { asChat, type OpenedChat, openChat } from "./open-chat.ts";
import { type Visitor, visitorOf } from "./visitor.ts";

export const Key = Type.Object({ key: Type.String({ maxLength: 64 }) });
type Http = { request: FastifyRequest; reply: FastifyReply };

/** Somebody in a chat, calling. */
export type Caller = { chat: OpenedChat; visitor: Visitor };

/** What is common to all that the widget asks: only its own page may, nothing of it is kept by anybody on the way. */
export function chatRoute<Q extends TSchema, B extends TSchema, R extends TSchema>(
  spec: Pick<RouteSpec<typeof Key, Q, B, R>, "method" | "summary" | "query" | "body" | "response" | "bodyLimit"> & {
    path: string;
    perMinute: number;
    handle: (
      ctx: Ctx,
      chat: OpenedChat,
      input: { query: Static<Q>; body: Static<B> },
      http: Http,
    ) => Promise<Static<R>>;
  },
) {
  const { path, handle, ...rest } = spec;
  return route({
    ...rest,
    path: `/chat/:key/${path}`,
    access: "public",
    hidden: true,
    params: Key,
    handler: async (ctx, { params, query, body }, http) => {
      if (!isSameSite(http.request)) throw chatForeign();
      http.reply.header("cache-control", "no-store");
      const own = asChat(ctx);
      return handle(own, await openChat(own, params.key), { query, body } as never, http);
    },
  });
}

/** The same for whoever has a visitor's token; `counts`: against which of a visitor's limits. */
export function visitorRoute<Q extends TSchema, B extends TSchema, R extends TSchema>(
  spec: Omit<Parameters<typeof chatRoute<Q, B, R>>[0], "handle"> & {
    counts: Parameters<typeof countFor>[1];
    handle: (ctx: Ctx, caller: Caller, input: { query: Static<Q>; body: Static<B> }, http: Http) => Promise<Static<R>>;
  },
) {
  const { counts, handle, ...rest } = spec;
  return chatRoute<Q, B, R>({
    ...rest,
    handle: async (ctx, chat, input, http) => {
      const visitor = await visitorOf(ctx, chat, bearerOf(http.request));
      countFor(ctx, counts, visitor.row.id);
      return handle(ctx, { chat, visitor }, input, http);
    },
  });
}

/** The token of a request's header; null for none. */
export function bearerOf(request: FastifyRequest): string | null {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1] ?? null;
}

/** Whoever a request speaks for; null for who has no token, or one that is not valid any more. */
export async function visitorOrNone(ctx: Ctx, chat: OpenedChat, request: FastifyRequest): Promise<Visitor | null> {
  const token = bearerOf(request);
  if (token === null) return null;
  try {
    return await visitorOf(ctx, chat, token);
  } catch (error) {
    if (isKnownError(error)) return null;
    throw error;
  }
}
