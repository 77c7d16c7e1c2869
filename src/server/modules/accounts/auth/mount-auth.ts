import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Ctx } from "../../../kernel/ctx.ts";
import { crossSite, notFound } from "../../../kernel/errors.ts";
import { isSameSite } from "../../../kernel/http/same-site.ts";
import { authenticate, callerOf } from "./authenticate.ts";
import { type Auth, createAuth, IP_HEADER, PROLONG_SECONDS, SESSION_SECONDS } from "./create-auth.ts";
import { noteAuth } from "./note-auth.ts";
import { translateAuthError } from "./translate-auth-error.ts";

/** What of better-auth can be reached; all else of it is not there. */
const open: Record<string, "GET" | "POST"> = {
  "/sign-in/email": "POST",
  "/sign-out": "POST",
  "/get-session": "GET",
  "/change-password": "POST",
  "/two-factor/enable": "POST",
  "/two-factor/disable": "POST",
  "/two-factor/get-totp-uri": "POST",
  "/two-factor/generate-backup-codes": "POST",
  "/two-factor/verify-totp": "POST",
  "/two-factor/verify-backup-code": "POST",
};

/** Puts sign-in at /api/auth/*, and prolongs the sessions of those who work. */
export async function mountAuth(app: FastifyInstance, ctx: Ctx): Promise<void> {
  const auth = createAuth(ctx);
  app.addHook("onSend", (request, reply) => prolongSession(ctx, auth, request, reply));
  app.route({
    method: ["GET", "POST"],
    url: "/api/auth/*",
    schema: { hide: true },
    handler: async (request, reply) => {
      const path = `/${(request.params as { "*": string })["*"]}`;
      if (open[path] !== request.method) throw notFound({ what: "page", id: `/api/auth${path}` });
      if (request.method !== "GET" && !isSameSite(request)) throw crossSite();
      const caller = await authenticate(ctx, request);
      const response = await auth.handler(toWebRequest(request, ctx.config.url));
      const text = await response.text();
      const body = text === "" ? null : JSON.parse(text);
      copyCookies(response.headers, reply);
      await noteAuth(ctx, { path, request, caller, status: response.status, body });
      if (response.status >= 400)
        throw translateAuthError(response.status, body, response.headers.get("x-retry-after"));
      reply.header("cache-control", "no-store");
      return withoutToken(body);
    },
  });
}

function toWebRequest(request: FastifyRequest, url: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string" && !name.startsWith(":") && name !== "content-length") headers.set(name, value);
  }
  headers.set(IP_HEADER, request.ip);
  if (request.method === "GET") return new Request(new URL(request.url, url), { headers });
  headers.set("content-type", "application/json");
  return new Request(new URL(request.url, url), { method: "POST", headers, body: JSON.stringify(request.body ?? {}) });
}

function copyCookies(headers: Headers, reply: FastifyReply): void {
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
}

// The token belongs into the HttpOnly cookie alone; better-auth also puts it where scripts can read it.
function withoutToken(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  const { token: _, session, ...rest } = body as Record<string, unknown>;
  if (typeof session !== "object" || session === null) return rest;
  const { token: __, ...shown } = session as Record<string, unknown>;
  return { ...rest, session: shown };
}

// Only on what every open desk asks for now and then, so that other requests pay nothing.
async function prolongSession(ctx: Ctx, auth: Auth, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!request.url.startsWith("/api/v1/me")) return;
  const session = callerOf(request)?.session;
  if (!session) return;
  const youngest = ctx.now().getTime() + (SESSION_SECONDS - PROLONG_SECONDS) * 1_000;
  if (session.expiresAt.getTime() > youngest) return;
  const headers = new Headers({ cookie: request.headers.cookie ?? "" });
  const answer = await auth.api.getSession({ headers, returnHeaders: true });
  copyCookies(answer.headers, reply);
}
