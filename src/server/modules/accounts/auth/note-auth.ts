import type { FastifyRequest } from "fastify";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../audit.ts";
import { noteSignedIn } from "../note-signed-in.ts";
import { findActor } from "../store/actors.ts";
import { findChallenged } from "../store/sessions.ts";
import { findStaffIdByEmail } from "../store/staff.ts";
import type { Caller } from "./authenticate.ts";
import { challengeOf } from "./session-cookie.ts";

type Exchange = {
  path: string;
  request: FastifyRequest;
  /** who was signed in before */
  caller: Caller | null;
  status: number;
  body: unknown;
};

const TOO_MANY = 429;
const codePaths: Record<string, string> = {
  "/two-factor/verify-totp": "totp",
  "/two-factor/verify-backup-code": "backup code",
};
const changePaths: Record<string, string> = {
  "/sign-out": "accounts.signed_out",
  "/change-password": "accounts.password_changed",
  "/two-factor/disable": "accounts.two_factor_disabled",
  "/two-factor/generate-backup-codes": "accounts.backup_codes_renewed",
};

/**
 * Writes down what happened at /api/auth: sign-ins with how, failed ones with why, sign-outs, changes of password and
 * second step. What the rate limit turned away is left out, so that a flood does not fill the log.
 */
export async function noteAuth(ctx: Ctx, exchange: Exchange): Promise<void> {
  const { path, request, caller, status } = exchange;
  if (status === TOO_MANY) return;
  const failed = status >= 400;
  const answer = (exchange.body ?? {}) as { code?: string; twoFactorRedirect?: boolean; user?: { id?: string } };
  const code = codePaths[path];
  if (path === "/sign-in/email" || (code && !caller)) {
    const given = emailOf(request);
    if (answer.twoFactorRedirect) return;
    if (!failed)
      return noteSignedIn(ctx, Number(answer.user?.id), request.ip, code ? `password and ${code}` : "password");
    const staffId = code ? await challenged(ctx, request) : given && (await findStaffIdByEmail(ctx, given));
    const reason = answer.code ?? String(status);
    return noteFailure(ctx, staffId || null, request.ip, {
      reason,
      step: code ?? "password",
      ...(given && { email: given }),
    });
  }
  if (!caller || failed) return;
  const action = code === "totp" ? "accounts.two_factor_enabled" : changePaths[path];
  if (action) await audit(ctx.as(caller.actor), { action, subject: { kind: "staff", id: caller.actor.id } });
}

async function noteFailure(
  ctx: Ctx,
  staffId: number | null,
  ip: string,
  details: Record<string, unknown>,
): Promise<void> {
  const person = staffId === null ? undefined : await findActor(ctx, staffId);
  // Somebody tried to be this person, who is therefore the subject and not the actor.
  await audit(ctx.as({ kind: "customer", id: null, name: "visitor", permissions: new Set(), teamIds: [], ip }), {
    action: "accounts.sign_in_failed",
    subject: { kind: "staff", id: staffId },
    details: { ...details, ...(person && { name: person.actor.name }) },
  });
}

// People paste passwords into the wrong field: only what is shaped like an address is kept.
function emailOf(request: FastifyRequest): string | null {
  const email = (request.body as { email?: unknown } | undefined)?.email;
  return typeof email === "string" && /^[^\s@]{1,64}@[^\s@]{1,189}$/.test(email) ? email.toLowerCase() : null;
}

async function challenged(ctx: Ctx, request: FastifyRequest): Promise<number | null> {
  const identifier = challengeOf(request.headers.cookie, ctx.config.secret);
  return identifier ? findChallenged(ctx, identifier) : null;
}
