import type { Visit } from "./open-help.ts";
import type { KeptPage } from "./page-cache.ts";

/** Answers with a page; a browser that has it already is told so. What a signed-in reader is shown is kept by nobody on the way. */
export function send({ http, signedIn }: Visit, kept: KeptPage, how: { status?: number; shared?: boolean } = {}): void {
  const { status = 200 } = how;
  const shared = (how.shared ?? true) && signedIn === null;
  const { request, reply } = http;
  reply.status(status).headers({
    "content-security-policy": kept.policy,
    "referrer-policy": "strict-origin-when-cross-origin",
    "cache-control": shared && status === 200 ? "public, max-age=60" : "private, no-store",
    vary: "accept-language, cookie",
    ...(!kept.indexed && { "x-robots-tag": "noindex" }),
  });
  if (shared && status === 200) {
    reply.header("etag", kept.etag);
    if (request.headers["if-none-match"]?.split(/,\s*/).includes(kept.etag)) {
      reply.status(304).send();
      return;
    }
  }
  reply.type("text/html; charset=utf-8").send(kept.html);
}
