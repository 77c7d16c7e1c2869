import { fileURLToPath } from "node:url";

/** The folder that holds package.json, as a URL that ends in a slash. */
export const root = new URL("../../", import.meta.url);

/** @param {string} path relative to the root */
export function at(path) {
  return fileURLToPath(new URL(path, root));
}
