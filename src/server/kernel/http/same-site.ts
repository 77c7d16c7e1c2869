import type { FastifyRequest } from "fastify";

/**
 * True when a request that changes something comes from our own pages. Cookies are SameSite=Lax already; this also
 * stops what a sibling subdomain or an old browser would let through. Requests that carry a key instead of a cookie
 * cannot be forged by a page and need no check.
 */
export function isSameSite(request: FastifyRequest): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}
