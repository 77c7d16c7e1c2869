import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Ctx } from "../../../kernel/ctx.ts";
import { findActor } from "../store/actors.ts";
import { COOKIE_PREFIX } from "./session-cookie.ts";

const DAY = 24 * 60 * 60;
export const SESSION_SECONDS = 30 * DAY;
/** A session in use is prolonged once in this time. */
export const PROLONG_SECONDS = DAY;
/** The header in which we hand better-auth the caller's address; what a caller sends in it is thrown away. */
export const IP_HEADER = "x-keepword-ip";
export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 128;

export type Auth = ReturnType<typeof createAuth>;

/**
 * better-auth over our tables: password and TOTP with backup codes, sessions in cookies. Nobody signs up: staff are
 * made by administrators. Attempts are counted in the database, for all nodes together and across restarts.
 */
export function createAuth(ctx: Ctx) {
  const { url, secret } = ctx.config;
  return betterAuth({
    appName: "Keepword",
    baseURL: url,
    basePath: "/api/auth",
    secret,
    telemetry: { enabled: false },
    logger: { log: (level, message) => ctx.log[level === "error" ? "warn" : "debug"]({ auth: true }, message) },
    database: { db: ctx.db.withoutPlugins(), type: "postgres" },
    user: {
      modelName: "staff",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    session: {
      modelName: "staff_sessions",
      fields: {
        userId: "staff_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
      expiresIn: SESSION_SECONDS,
      updateAge: PROLONG_SECONDS,
    },
    account: {
      modelName: "staff_credentials",
      fields: {
        userId: "staff_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: {
      modelName: "staff_verifications",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
    },
    rateLimit: {
      enabled: true,
      storage: "database",
      modelName: "staff_attempts",
      fields: { lastRequest: "last_request" },
      window: 60,
      max: 120,
      customRules: {
        "/sign-in/email": { window: 60, max: 10 },
        "/two-factor/*": { window: 60, max: 10 },
        "/change-password": { window: 60, max: 10 },
      },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: url.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      database: { generateId: "serial" },
      ipAddress: { ipAddressHeaders: [IP_HEADER] },
      // mount-auth.ts asks the same question as every other route does (kernel/http/same-site.ts).
      disableCSRFCheck: true,
    },
    databaseHooks: { session: { create: { before: (session) => refuseInactive(ctx, Number(session.userId)) } } },
    plugins: [
      twoFactor({
        issuer: "Keepword",
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "staff_two_factors",
            fields: {
              userId: "staff_id",
              backupCodes: "backup_codes",
              failedVerificationCount: "failed_verification_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
    ],
  });
}

async function refuseInactive(ctx: Ctx, staffId: number): Promise<void> {
  const person = await findActor(ctx, staffId);
  if (!person?.active) throw new APIError("FORBIDDEN", { code: "ACCOUNT_INACTIVE", message: "switched off" });
}
