// The page at /api/reference and its script, into dist/reference: the package carries the script as one string of 4 MB,
// which a running desk would hold in memory twice for a page that is seldom asked for.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import apiReference from "@scalar/fastify-api-reference";
import fastify from "fastify";
import { at } from "./paths.mjs";

const PAGE = "/api/reference/";
const SCRIPT = "js/scalar.js";

const app = fastify();
// The page's script and fonts come from the desk itself: it may stand where there is no internet.
await app.register(apiReference, {
  routePrefix: PAGE,
  configuration: { url: "/api/openapi.json", withDefaultFonts: false, telemetry: false, agent: { disabled: true } },
});
await write(PAGE, "index.html");
await write(`${PAGE}${SCRIPT}`, SCRIPT);
await app.close();

/**
 * @param {string} url
 * @param {string} name
 */
async function write(url, name) {
  const { statusCode, rawPayload } = await app.inject({ url });
  if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`);
  const file = at(`dist/reference/${name}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, rawPayload);
}
