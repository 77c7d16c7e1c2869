import { existsSync } from "node:fs";
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
  await app.register(fastifyStatic, { root: DIST, serve: false });
  await serveAssets(app, "desk/assets");
  await serveAssets(app, "portal/assets");
  app.get("/portal/icon.svg", { schema: { hide: true } }, (_, reply) => reply.sendFile("portal/icon.svg"));
  for (const url of ["/desk", "/desk/*"]) {
    app.get(url, { schema: { hide: true } }, (_, reply) =>
      reply
        .header("content-security-policy", DESK_POLICY)
        .header("cache-control", "no-cache")
        .sendFile("desk/index.html"),
    );
  }
}

async function serveAssets(app: FastifyInstance, folder: string): Promise<void> {
  const root = `${DIST}${folder}`;
  if (!existsSync(root)) return app.log.warn(`${folder} is not built`);
  await app.register(fastifyStatic, {
    root,
    prefix: `/${folder}/`,
    immutable: true,
    maxAge: "365d",
    decorateReply: false,
  });
}
