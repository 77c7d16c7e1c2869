import type { FastifyReply, FastifyRequest } from "fastify";
import type { Static, TSchema } from "typebox";
import type { Permission } from "../../../shared/permissions.ts";
import type { Ctx } from "../ctx.ts";

/** Who may call: one permission, anybody signed in, or everybody. Written on the route line, never inside handlers. */
export type Access = Permission | "signed-in" | "public";

export type RouteSpec<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema> = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: `/${string}`;
  access: Access;
  /**
   * With `signed-in`: what is open to everybody on the staff needs one of these of an API key, which does what its scopes
   * name and no more. Left out where the handler serves people only.
   */
  keyNeeds?: readonly Permission[];
  /** One sentence for the API reference. */
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  response?: R;
  /** Calls a minute from one address; for what can be guessed or flooded. */
  perMinute?: number;
  /** bytes of the request's body, when more than the usual megabyte */
  bodyLimit?: number;
  /** The body is handed on as bytes, whatever its type: for what is signed as it came. */
  rawBody?: boolean;
  /** Left out of the API reference: pages and the desk's own plumbing. */
  hidden?: boolean;
  handler: (
    ctx: Ctx,
    input: { params: Static<P>; query: Static<Q>; body: Static<B> },
    http: { request: FastifyRequest; reply: FastifyReply },
  ) => Promise<Static<R>> | Static<R>;
};

/** A declared endpoint in a list of different shapes: who calls the handler has checked the input against them. */
export type Route = Omit<RouteSpec<TSchema, TSchema, TSchema, TSchema>, "handler"> & {
  handler: (ctx: Ctx, input: never, http: { request: FastifyRequest; reply: FastifyReply }) => unknown;
};

/** Declares one endpoint; the shapes of its parts become the types of its handler. */
export function route<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
  spec: RouteSpec<P, Q, B, R>,
): Route {
  return spec;
}
