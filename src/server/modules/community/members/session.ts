import { createHash, randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Ctx } from "../../../kernel/ctx.ts";
import { banned, signInFirst } from "../errors.ts";
import { endSession, insertSession, type MemberRow, memberOfSession } from "../store/members.ts";

const COOKIE = "keepword_community";
const SESSION_MS = 60 * 86_400_000;

/** What is kept of a token: whoever reads the table can do nothing with it. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export function newToken(): string {
  return randomBytes(24).toString("base64url");
}

/** Signs a member in on this browser. */
export async function beginSession(ctx: Ctx, reply: FastifyReply, memberId: number): Promise<void> {
  const token = newToken();
  const createdAt = ctx.now();
  const expiresAt = new Date(createdAt.getTime() + SESSION_MS);
  await insertSession(ctx.db, { tokenHash: hashOf(token), memberId, createdAt, expiresAt });
  reply.setCookie(COOKIE, token, {
    path: "/community",
    httpOnly: true,
    sameSite: "lax",
    secure: ctx.config.url.startsWith("https:"),
    maxAge: SESSION_MS / 1_000,
  });
}

export async function leaveSession(ctx: Ctx, { request, reply }: Http): Promise<void> {
  const token = request.cookies[COOKIE];
  if (token) await endSession(ctx.db, hashOf(token));
  reply.clearCookie(COOKIE, { path: "/community" });
}

type Http = { request: FastifyRequest; reply: FastifyReply };

/** Whoever is signed in on this browser. */
export async function memberOf(ctx: Ctx, request: FastifyRequest): Promise<MemberRow | null> {
  const token = request.cookies[COOKIE];
  if (!token || token.length > 100) return null;
  return (await memberOfSession(ctx.db, hashOf(token), ctx.now())) ?? null;
}

/** Whoever may write here. @throws community.sign_in_first, community.banned */
export async function writer(ctx: Ctx, request: FastifyRequest): Promise<MemberRow> {
  const member = await memberOf(ctx, request);
  if (!member) throw signInFirst();
  if (member.bannedAt) throw banned();
  return member;
}
