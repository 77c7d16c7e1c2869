import { readFileSync, rmSync } from "node:fs";
import { delimiter } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { at } from "./paths.mjs";
import { linkPinnedNode } from "./pinned-node.mjs";
import { missingPlatformPackages } from "./platform-packages.mjs";
import { runQuietly } from "./processes.mjs";
import { withProgress } from "./progress.mjs";

/**
 * Installs what package-lock.json names unless it is there already.
 *
 * @param {{ checks: boolean }} wanted `checks`: also what only the checks need (linters, a browser), which running does not
 */
export async function ensureInstalled({ checks }) {
  const locked = readJson("package-lock.json");
  if (!locked) throw new Error("package-lock.json is missing or damaged. Get it back: git checkout package-lock.json");
  refuseDrift(readJson("package.json"), locked.packages[""]);
  const installed = readJson(INSTALLED);
  if (isInstalled(locked, installed, checks) && missingPlatformPackages().length === 0) return;
  // Who develops here keeps the packages for the checks, also when it is a start that finds something new to install.
  const developed = Object.values(installed?.packages ?? {}).some(({ dev }) => dev);
  await withProgress("Installing packages (once)", install(checks || developed));
  linkPinnedNode();
}

/** What npm itself writes of what it has installed. */
const INSTALLED = "node_modules/.package-lock.json";

/** @param {boolean} dev with devDependencies */
async function install(dev) {
  // Not "npm ci": it refuses a lockfile that lacks packages of platforms for which the registry has none.
  const scope = [dev ? "--include=dev" : "--omit=dev", "--include=optional"];
  const args = ["install", "--no-save", "--prefer-offline", "--loglevel=error", ...scope];
  for (let attempt = 0; attempt < 2; attempt++) {
    await npm(args);
    if (missingPlatformPackages().length === 0) return;
    // Without its own list npm looks at the folders, and sees what it has left out.
    rmSync(at(INSTALLED), { force: true });
  }
  throw new Error(`npm left out ${missingPlatformPackages().join(" and ")}, which it does in silence when a download fails
or npm is set to omit optional packages. Check the network and "npm config get omit", then start again.`);
}

/**
 * @param {Record<string, unknown>} manifest package.json
 * @param {Record<string, unknown>} lockedRoot what the lockfile knows of it
 */
function refuseDrift(manifest, lockedRoot) {
  for (const kind of ["dependencies", "optionalDependencies", "devDependencies"]) {
    if (isDeepStrictEqual(manifest[kind], lockedRoot[kind])) continue;
    throw new Error(`package.json and package-lock.json differ in ${kind}. After a merge or an edit, run: npm install`);
  }
}

/**
 * Compares the lockfile with the one that npm keeps of what it installed. Optional packages are left out: which of
 * them fit is the platform's business, and what needs one says so when it is missing.
 *
 * @param {{ packages: Record<string, LockEntry> }} locked
 * @param {{ packages: Record<string, LockEntry> } | undefined} installed
 * @param {boolean} checks
 * @typedef {{ version: string, integrity?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockEntry
 */
export function isInstalled(locked, installed, checks) {
  if (!installed) return false;
  return Object.entries(locked.packages).every(([path, entry]) => {
    if (path === "" || entry.optional || entry.devOptional || (entry.dev && !checks)) return true;
    const found = installed.packages[path];
    return found?.version === entry.version && found.integrity === entry.integrity;
  });
}

/** @param {string[]} args */
async function npm(args) {
  const windows = process.platform === "win32";
  // Under "npm start" the search path begins with the very folder that npm is about to replace, and its Node with it.
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== at("node_modules/.bin"));
  const options = { cwd: at("."), shell: windows, env: { ...process.env, PATH: path.join(delimiter) } };
  const { code, output } = await runQuietly(windows ? "npm.cmd" : "npm", args, options).catch((error) => ({
    code: 1,
    output: error.message,
  }));
  if (code !== 0) throw new Error(explainNpm(output));
}

const explanations = [
  [/spawn npm/, "npm was not found. It comes with Node: install Node from your system's packages or nodejs.org."],
  [/ENOSPC/, "The disk is full: about 1 GB is needed."],
  [
    /EACCES|EPERM|EROFS/,
    "This user may not write here. Check who owns this folder and npm's cache (npm config get cache).",
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH/,
    "The package registry was not reached. Check the network, a proxy (npm config set proxy …) or the registry (npm config get registry), then start again.",
  ],
  [/EINTEGRITY/, "A downloaded package is not what the lockfile says. Try: npm cache clean --force"],
  [
    /CERT|SELF_SIGNED/,
    "The registry's certificate is not trusted. Behind a company's proxy, set its certificate: npm config set cafile …",
  ],
  [/E404|ETARGET/, "The registry in use lacks a package. Check it: npm config get registry"],
];

/**
 * @param {string} output what npm printed
 */
export function explainNpm(output) {
  const hint = explanations.find(([pattern]) => pattern.test(output))?.[1] ?? "Its own words:";
  const own = output.replace(/^npm error +at .*\n/gm, "").trim();
  return `npm could not install Keepword's packages. ${hint}\n\n${own}`;
}

/** @param {string} path relative to the root */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(at(path), "utf8"));
  } catch {
    return undefined;
  }
}
