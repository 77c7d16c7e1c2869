import type { IncomingHttpHeaders } from "node:http";
import type { FastifyRequest } from "fastify";
import type { Actor, Ctx } from "../../../kernel/ctx.ts";
import { findKeyActor, findSessionActor } from "../store/actors.ts";
import { noteKeyUsed } from "../store/api-keys.ts";
import { hashOfKey, isApiKey } from "./key.ts";
import { sessionToken } from "./session-cookie.ts";

export type Caller = {
  actor: Actor;
  /** true when a page may have sent the request without the person's doing, so that its origin must be checked */
  byCookie: boolean;
  /** for people */
  session: { id: number; expiresAt: Date } | null;
};

const callers = new WeakMap<FastifyRequest, Caller>();

/**
 * Finds out who sends a request: by `Authorization: Bearer kw_…`, else by the session's cookie. One query by a unique
 * index each time, nothing is remembered between requests: a person who is switched off, a session that is ended and a
 * key that is revoked are out at once, on every node.
 */
export async function authenticate(ctx: Ctx, request: FastifyRequest): Promise<Caller | null> {
  const caller = await authenticateHeaders(ctx, request.headers, request.ip);
  if (caller) callers.set(request, caller);
  return caller;
}

/** The same by headers alone, for the upgrade to a WebSocket. `ip` is noted as the caller's. */
export async function authenticateHeaders(ctx: Ctx, headers: IncomingHttpHeaders, ip: string): Promise<Caller | null> {
  const bearer = /^Bearer\s+(.*)$/i.exec(headers.authorization ?? "")?.[1];
  // Who brings a key means the key: a wrong one is nobody, even with a cookie beside it.
  if (bearer !== undefined) return isApiKey(bearer) ? byKey(ctx, bearer, ip) : null;
  const token = sessionToken(headers.cookie, ctx.config.secret);
  const found = token && (await findSessionActor(ctx, token));
  if (!found) return null;
  const session = { id: found.sessionId, expiresAt: found.expiresAt };
  return { actor: { ...found.actor, ip }, byCookie: true, session };
}

/** Who sent a request that was let in. */
export function callerOf(request: FastifyRequest): Caller | undefined {
  return callers.get(request);
}

async function byKey(ctx: Ctx, key: string, ip: string): Promise<Caller | null> {
  const found = await findKeyActor(ctx, hashOfKey(key));
  if (!found) return null;
  await noteKeyUsed(ctx, found, ip);
  return { actor: { ...found.actor, ip }, byCookie: false, session: null };
}
