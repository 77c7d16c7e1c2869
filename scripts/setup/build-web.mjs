import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { compressFiles } from "./compress.mjs";
import { at } from "./paths.mjs";
import { pinnedNode } from "./pinned-node.mjs";
import { runQuietly } from "./processes.mjs";
import { withProgress } from "./progress.mjs";

const STAMP = "dist/.built-from";
const SOURCES = [
  "src/web",
  "src/shared",
  "package-lock.json",
  "scripts/setup/build-web.mjs",
  "scripts/setup/compress.mjs",
  "scripts/setup/write-api-reference.mjs",
];
/** What browsers are sent; the rest of dist is the server's own. */
const SENT = ["dist/desk", "dist/portal/assets", "dist/widget", "dist/share", "dist/reference"];

/** Builds the browser's parts, one `vite*.config.ts` of the root each, when anything they are made from has changed. */
export async function buildWeb() {
  const configs = readdirSync(at(".")).filter((name) => /^vite(\.\w+)?\.config\.ts$/.test(name));
  const now = fingerprint([...SOURCES, ...configs]);
  if (existsSync(at(STAMP)) && readFileSync(at(STAMP), "utf8") === now) return;
  for (const config of configs) {
    const vite = [at("node_modules/vite/bin/vite.js"), "build", "--config", config, "--logLevel", "warn"];
    await withProgress(`Building the pages (${config})`, run(vite, config));
  }
  const reference = "scripts/setup/write-api-reference.mjs";
  await withProgress("Building the API's reference", run([at(reference)], reference));
  await Promise.all(SENT.map((folder) => compressFiles(at(folder))));
  mkdirSync(at("dist"), { recursive: true });
  writeFileSync(at(STAMP), now);
}

/**
 * @param {string[]} args
 * @param {string} source what the pages are built from, for who reads why they could not be
 */
async function run(args, source) {
  const { code, output } = await runQuietly(pinnedNode(), args, { cwd: at(".") });
  if (code !== 0) throw new Error(`The pages could not be built from ${source}:\n\n${output.trim()}`);
}

/** @param {string[]} paths files and folders relative to the root */
function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesUnder).sort()) hash.update(`${path}\n`).update(readFileSync(at(path)));
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(at(path))) return [];
  if (!statSync(at(path)).isDirectory()) return [path];
  return readdirSync(at(path)).flatMap((name) => filesUnder(`${path}/${name}`));
}
