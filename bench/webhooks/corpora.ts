/**
 * Scores what channels make of their vendors' own requests, against third-party vectors and payloads: all must be right.
 *
 * Usage: node bench/webhooks/corpora.ts [--corpora DIR] [--split dev|heldout] [--verbose]
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { corporaFolder, printRows } from "../support/corpora.ts";
import { scorePayloads } from "./score-payloads.ts";
import { scoreVectors } from "./score-vectors.ts";

const flag = process.argv.indexOf("--split");
const split = flag === -1 ? "dev" : (process.argv[flag + 1] ?? "dev");
const verbose = process.argv.includes("--verbose");

const root = corporaFolder();
const folder = root && join(root, "webhook_vectors", split);
if (folder === null || !existsSync(folder)) {
  console.log("The corpus webhook_vectors was not found; nothing scored. Set KEEPWORD_SHARED or pass --corpora DIR.");
  process.exit(0);
}
printRows([...scoreVectors(folder, verbose), ...(await scorePayloads(folder, verbose))]);
