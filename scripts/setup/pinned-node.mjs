import { existsSync, realpathSync, symlinkSync } from "node:fs";
import { at } from "./paths.mjs";
import { isNewEnough, LEAST_NODE, platformPackages } from "./platform-packages.mjs";

/**
 * The Node to run the program on: the pinned one; where npm has none for the platform (Apple silicon, Alpine), the one
 * that runs this, if it is new enough.
 *
 * @returns {string} absolute path
 */
export function pinnedNode() {
  const { node } = platformPackages();
  const binary = node && at(`node_modules/${node}/bin/node${process.platform === "win32" ? ".exe" : ""}`);
  if (binary && existsSync(binary)) return realpathSync(binary);
  if (isNewEnough()) return process.execPath;
  const platform = `${process.platform} ${process.arch}`;
  throw new Error(
    `Keepword runs on Node ${LEAST_NODE}, and npm carries none for ${platform}. Install Node ${LEAST_NODE} and start again with it.`,
  );
}

/**
 * Makes `node` in npm's scripts the pinned one. npm does so itself from version 11 on; npm 10 takes the link away again
 * with the Nodes of the other platforms.
 */
export function linkPinnedNode() {
  const link = at("node_modules/.bin/node");
  const { node } = platformPackages();
  if (node && process.platform !== "win32" && !existsSync(link)) symlinkSync(`../${node}/bin/node`, link);
}
