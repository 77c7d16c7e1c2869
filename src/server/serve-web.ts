import { access } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

/**
 * The desk's page loads only what we serve. Styles may be inline, because the component library writes them so; scripts
 * may not, which is what stops injected ones.
 */
const DESK_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "frame-src 'self' blob:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join("; ");

/** Serves the built pages: hashed assets for a year, the desk's one page for every address below /desk. */
export async function serveWeb(app: FastifyInstance): Promise<void> {
  const built = await access(`${DIST}desk/index.html`).then(
    () => true,
    () => false,
  );
  if (!built) {
    app.get("/desk", { schema: { hide: true } }, (_, reply) =>
      reply.status(503).send("The desk is not built: npm start builds it."),
    );
    return;
  }
  await app.register(fastifyStatic, {
    root: DIST,
    prefix: "/assets-root/",
    serve: false,
  });
  await app.register(fastifyStatic, {
    root: `${DIST}desk/assets`,
    prefix: "/desk/assets/",
    immutable: true,
    maxAge: "365d",
    decorateReply: false,
    preCompressed: true,
  });
  for (const url of ["/desk", "/desk/*"]) {
    app.get(url, { schema: { hide: true } }, (_, reply) =>
      reply
        .header("content-security-policy", DESK_POLICY)
        .header("cache-control", "no-cache")
        .sendFile("desk/index.html"),
    );
  }
}
