import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { deskPolicy } from "./desk-policy.ts";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

/**
 * Serves the built pages: hashed assets for a year, the desk's one page for every address below /desk.
 * @param url the address people use, as the settings have it
 */
export async function serveWeb(app: FastifyInstance, url: string): Promise<void> {
  const { host } = new URL(url);
  await app.register(fastifyStatic, { root: DIST, serve: false, preCompressed: true });
  await serveAssets(app, "desk/assets");
  await serveAssets(app, "portal/assets");
  app.get("/portal/icon.svg", { schema: { hide: true } }, (_, reply) => reply.sendFile("portal/icon.svg"));
  await serveAssets(app, "widget/assets");
  // Their addresses stand in shops' pages for years and have no mark of what is in them; and they are made for other sites.
  for (const [path, file] of [
    ["/widget.js", "widget/widget.js"],
    ["/share.js", "share/share.js"],
  ] as const) {
    app.get(path, { schema: { hide: true } }, (_, reply) =>
      reply
        .header("cross-origin-resource-policy", "cross-origin")
        .header("cache-control", "public, max-age=600")
        .sendFile(file, { cacheControl: false }),
    );
  }
  await serveApiReference(app);
  for (const path of ["/desk", "/desk/*"]) {
    app.get(path, { schema: { hide: true } }, (request, reply) =>
      reply
        .header("content-security-policy", deskPolicy([host, request.host ?? ""]))
        .header("cache-control", "no-cache")
        .sendFile("desk/index.html", { cacheControl: false }),
    );
  }
}

/** The page that makes /api/openapi.json readable. */
async function serveApiReference(app: FastifyInstance): Promise<void> {
  const prefix = "/api/reference/";
  const root = `${DIST}reference`;
  if (!existsSync(root)) return app.log.warn("the API's reference is not built");
  await app.register(fastifyStatic, { root, prefix, preCompressed: true, redirect: true, decorateReply: false });
}

async function serveAssets(app: FastifyInstance, folder: string): Promise<void> {
  const root = `${DIST}${folder}`;
  if (!existsSync(root)) return app.log.warn(`${folder} is not built`);
  await app.register(fastifyStatic, {
    root,
    prefix: `/${folder}/`,
    preCompressed: true,
    immutable: true,
    maxAge: "365d",
    decorateReply: false,
  });
}
