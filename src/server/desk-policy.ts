/** A host as it may stand in a policy; anything else, an address in brackets among it, has no form there. */
const SOURCE_HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i;

/**
 * The Content-Security-Policy of the desk's page (CSP 3): it loads only what we serve. Styles may be inline, because the
 * component library writes them so; scripts may not, which is what stops injected ones. The live line goes to the hosts
 * named here and to no other.
 *
 * @param hosts what the page may have been asked for as, `desk.example.com` or `localhost:3000`; the odd ones are left out
 */
export function deskPolicy(hosts: readonly string[]): string {
  // For Chromium and Firefox 'self' covers the live line of the same host; for Safari only since 16.
  const live = [...new Set(hosts.map((host) => host.toLowerCase()))]
    .filter((host) => SOURCE_HOST.test(host))
    .flatMap((host) => [`ws://${host}`, `wss://${host}`]);
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    ["connect-src 'self'", ...live].join(" "),
    "frame-src 'self' blob:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join("; ");
}
