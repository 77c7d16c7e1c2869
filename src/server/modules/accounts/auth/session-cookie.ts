import { createHmac, timingSafeEqual } from "node:crypto";
import { getSessionCookie } from "better-auth/cookies";

export const COOKIE_PREFIX = "keepword";

/** The session's token out of a Cookie header, or null when there is none or we did not sign it. */
export function sessionToken(cookieHeader: string | undefined, secret: string): string | null {
  return signedCookie(cookieHeader, "session_token", secret);
}

/** The identifier of a sign-in that waits for its code (a row of `staff_verifications`), or null. */
export function challengeOf(cookieHeader: string | undefined, secret: string): string | null {
  return signedCookie(cookieHeader, "two_factor", secret);
}

/**
 * better-auth's signed cookies: `<value>.<base64 HMAC-SHA256 of the value>`, percent-encoded. The signature is checked
 * so that having read the rows of `staff_sessions` is not enough to use one.
 */
function signedCookie(header: string | undefined, cookieName: string, secret: string): string | null {
  if (!header?.includes(COOKIE_PREFIX)) return null;
  const cookie = getSessionCookie(new Headers({ cookie: header }), { cookiePrefix: COOKIE_PREFIX, cookieName });
  const text = cookie && decoded(cookie);
  const dot = text ? text.lastIndexOf(".") : -1;
  if (!text || dot < 1) return null;
  const value = text.slice(0, dot);
  const expected = createHmac("sha256", secret).update(value).digest();
  const given = Buffer.from(text.slice(dot + 1), "base64");
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
