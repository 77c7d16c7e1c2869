import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { type Actor, type Ctx, can } from "../ctx.ts";
import { storableParts } from "../db/json-rows.ts";
import { crossSite, notAllowed, notFound, notSignedIn } from "../errors.ts";
import type { Log } from "../log.ts";
import { documentApi } from "./document-api.ts";
import type { Route } from "./route.ts";
import { isSameSite } from "./same-site.ts";
import { closed, countable } from "./strict-shape.ts";
import { translateError } from "./translate-error.ts";

const MEGABYTE = 1_048_576;
const MAX_UPLOAD = 25 * MEGABYTE;

export type ServerParts = {
  ctx: Ctx;
  log: Log;
  routes: readonly Route[];
  /** Finds out who calls, by cookie or key; null for nobody. */
  authenticate: (request: FastifyRequest) => Promise<{ actor: Actor; byCookie: boolean } | null>;
  trustProxy: string;
  /** Registers what is not a declared route: sign-in, static files, pages. */
  extend?: (app: FastifyInstance) => Promise<void>;
};

/** Builds the HTTP server: every declared route with its access, shapes and limits checked before its handler. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    // Java's client asks for `Upgrade: h2c` with every plain request, and is answered as if it had not.
    http: { shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === "websocket" },
    trustProxy: parts.trustProxy === "" ? false : parts.trustProxy,
    bodyLimit: MEGABYTE,
    genReqId: () => randomUUID(),
    forceCloseConnections: "idle",
    // Node's own limit, which Fastify takes away: a request that is sent byte by byte must not hold its place for ever.
    requestTimeout: 300_000,
    // A name of a file is a part of its address, and longer in Chinese than the 100 characters that the router allows.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 1_000 },
    // An address that the router cannot read does not get as far as the handlers of errors below.
    frameworkErrors: (error, _, reply: FastifyReply) => {
      const { status, body } = translateError(error, parts.log);
      reply.status(status).send(body);
    },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: "array", allErrors: true, strict: false } },
  });
  app.setErrorHandler((error, request, reply) => {
    // The route and never the path, which for customers' pages is the key to them.
    const { status, body } = translateError(error, parts.log.child({ route: request.routeOptions.url ?? null }));
    return reply.status(status).send(body);
  });
  app.setNotFoundHandler((request, reply) => {
    const { status, body } = translateError(notFound({ what: "page", id: request.url.split("?")[0] ?? "" }), parts.log);
    return reply.status(status).send(body);
  });
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    // What else runs below the shop's host is not ours to decide.
    strictTransportSecurity: { includeSubDomains: false },
  });
  await app.register(multipart, { limits: { fileSize: MAX_UPLOAD, files: 20 } });
  await app.register(rateLimit, { global: false });
  await documentApi(app);
  await parts.extend?.(app);
  // Routes after the plugins that watch for them, so that rate limits and the API reference see each one.
  await app.register(async (scope) => {
    for (const spec of parts.routes) if (!spec.rawBody) addRoute(scope, spec, parts);
  });
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    for (const spec of parts.routes) if (spec.rawBody) addRoute(scope, spec, parts);
  });
  return app;
}

function addRoute(app: FastifyInstance, spec: Route, parts: ServerParts): void {
  app.route({
    method: spec.method,
    url: spec.path,
    bodyLimit: spec.bodyLimit,
    config: spec.perMinute ? { rateLimit: { max: spec.perMinute, timeWindow: "1 minute" } } : {},
    schema: {
      summary: spec.summary,
      hide: spec.hidden,
      tags: [spec.path.split("/")[3] ?? "system"],
      security: spec.access === "public" ? [] : undefined,
      ...(spec.params && { params: countable(spec.params) }),
      ...(spec.query && { querystring: countable(spec.query) }),
      ...(spec.body && { body: countable(closed(spec.body)) }),
      ...(spec.response && { response: { 200: spec.response } }),
    },
    preValidation: async (request) => {
      request.ctx = parts.ctx.as(await admit(request, spec, parts));
      request.params = storableParts(request.params);
      request.query = storableParts(request.query);
      if (!spec.rawBody) request.body = storableParts(request.body);
    },
    handler: (request, reply) =>
      spec.handler(request.ctx, { params: request.params, query: request.query, body: request.body } as never, {
        request,
        reply,
      }),
  });
}

/** Decides before anything of the request is looked at. @throws KnownError when the caller may not */
async function admit(request: FastifyRequest, spec: Route, parts: ServerParts): Promise<Actor> {
  const caller = await parts.authenticate(request);
  if (caller?.byCookie && request.method !== "GET" && !isSameSite(request)) throw crossSite();
  if (spec.access === "public") return caller?.actor ?? nobody(request.ip);
  if (!caller) throw notSignedIn();
  if (spec.access !== "signed-in") {
    if (!can(caller.actor, spec.access)) throw notAllowed({ permission: spec.access });
  } else if (caller.actor.kind === "api_key" && spec.keyNeeds) {
    if (!spec.keyNeeds.some((permission) => can(caller.actor, permission))) {
      throw notAllowed({ permission: spec.keyNeeds[0]! });
    }
  }
  return caller.actor;
}

function nobody(ip: string): Actor {
  return { kind: "customer", id: null, name: "visitor", permissions: new Set(), teamIds: [], ip };
}

declare module "fastify" {
  interface FastifyRequest {
    ctx: Ctx;
  }
}
