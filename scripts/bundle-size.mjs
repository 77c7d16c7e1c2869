// Prints what the browser loads for the first view of the desk and of the customers' pages, and the whole of the chat,
// gzipped, against the limits; exits 1 beyond them.
//
//   node scripts/bundle-size.mjs [--json]
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const KB = 1000;
const dist = fileURLToPath(new URL("../dist/", import.meta.url));

/** What is loaded at once beside the entry: the language, which is fetched before the first drawing. */
const pages = [
  { name: "desk", limit: 400 * KB, alsoLoaded: [/\/locales\/(zh-CN|en)\.ts$/] },
  { name: "portal", limit: 100 * KB, alsoLoaded: [] },
  // Two entries, the loader and the page in its frame: all that stands in other people's pages, styles included.
  { name: "widget", limit: 30 * KB, alsoLoaded: [], withStyles: true },
];

const results = [];
for (const page of pages) {
  const manifest = await readJson(`${dist}${page.name}/.vite/manifest.json`);
  if (manifest === null) continue;
  const files = firstView(manifest, page);
  const sizes = await Promise.all(
    files.map(async (file) => ({ file, bytes: await gzipped(`${dist}${page.name}/${file}`) })),
  );
  const bytes = sizes.reduce((sum, one) => sum + one.bytes, 0);
  results.push({ page: page.name, bytes, limit: page.limit, ratio: bytes / page.limit, files: sizes });
}

if (results.length === 0) fail("Nothing is built: npm run build");
if (process.argv.includes("--json")) console.log(JSON.stringify(results));
else for (const result of results) print(result);
if (results.some(({ bytes, limit }) => bytes > limit)) fail("The first view is heavier than its limit.");

/** The entry's scripts, everything they import statically, and of the languages one (they weigh the same within a few percent). */
function firstView(manifest, { alsoLoaded, withStyles = false }) {
  const wanted = new Set();
  const follow = (key) => {
    const chunk = manifest[key];
    if (!chunk || wanted.has(chunk.file)) return;
    if (chunk.file.endsWith(".js")) wanted.add(chunk.file);
    if (withStyles) for (const style of chunk.css ?? []) wanted.add(style);
    for (const imported of chunk.imports ?? []) follow(imported);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) follow(key);
  const languages = Object.keys(manifest).filter((key) => alsoLoaded.some((pattern) => pattern.test(key)));
  // Only one language is loaded; counting both would be a lie, counting the first a chance.
  if (languages.length > 0) follow(languages[0]);
  return [...wanted];
}

async function gzipped(path) {
  return gzipSync(await readFile(path), { level: 9 }).length;
}

async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return null;
  }
}

function print({ page, bytes, limit, ratio, files }) {
  for (const { file, bytes: size } of files.toSorted((a, b) => b.bytes - a.bytes)) {
    console.log(`${String(Math.round(size / 100) / 10).padStart(8)} kB  ${file}`);
  }
  console.log(`${page}: ${Math.round(bytes / KB)} kB gzipped of ${limit / KB} kB (${ratio.toFixed(2)} of the limit)\n`);
}

function fail(words) {
  console.error(words);
  process.exit(1);
}
