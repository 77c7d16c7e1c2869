/**
 * Writes everything in the repository that is generated: `npm run generate`. With `--check` writes nothing and fails
 * when something is out of date; the architecture tests do the same.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { generatedFiles } from "./generated/generated-files.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const check = process.argv.includes("--check");
const stale: string[] = [];
for (const [path, text] of Object.entries(await generatedFiles(root))) {
  const before = read(root + path);
  if (before === text) continue;
  stale.push(path);
  if (check) continue;
  mkdirSync(dirname(root + path), { recursive: true });
  writeFileSync(root + path, text);
}
console.log(
  stale.length === 0
    ? "Everything generated is up to date."
    : `${check ? "Out of date" : "Written"}: ${stale.join(", ")}`,
);
if (check && stale.length > 0) process.exitCode = 1;

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
