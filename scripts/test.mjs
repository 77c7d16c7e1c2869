// npm test: sets up what is missing, then runs every check and says how each went. `npm test -- unit db` runs those two.
import { spawn } from "node:child_process";
import { readCounts, sum } from "./checks/counts.mjs";
import { checks } from "./checks/list.mjs";
import { buildWeb } from "./setup/build-web.mjs";
import { ensureInstalled } from "./setup/install.mjs";
import { at } from "./setup/paths.mjs";
import { pinnedNode } from "./setup/pinned-node.mjs";

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`There is no check ${unknown.join(", ")}. There are: ${checks.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}

await ensureInstalled({ checks: true });
const chosen = checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const results = new Map();
/** @type {Promise<void> | undefined} checks side by side have one build */
let building;
for (const check of chosen) {
  if (results.has(check.name) || chosen.some(({ name }) => name === check.beside)) continue;
  const others = chosen.filter(({ beside }) => beside === check.name);
  await Promise.all([run(check), runBeside(others)]);
}
report(chosen.map(({ name }) => results.get(name)));

/**
 * One after the other while another check runs; what each prints is kept until its end.
 * @param {import("./checks/list.mjs").Check[]} others
 */
async function runBeside(others) {
  for (const check of others) await run(check, { quiet: true });
}

/** @param {import("./checks/list.mjs").Check} check */
async function run(check, { quiet = false } = {}) {
  const { name } = check;
  console.log(bold(`\n▸ ${name}: ${check.what}${quiet ? ` (beside ${check.beside}; printed at its end)` : ""}`));
  const reason = check.leftOut?.();
  if (reason) return results.set(name, { name, reason, seconds: 0, counts: { passed: 0, failed: 0, skipped: 1 } });
  const began = Date.now();
  const fault = check.needsPages ? await buildPages() : undefined;
  const counts = fault ?? (await runCommand(check, quiet));
  results.set(name, { name, seconds: (Date.now() - began) / 1000, counts });
}

/** @returns {Promise<import("./checks/counts.mjs").Counts | undefined>} undefined when all is well */
async function buildPages() {
  try {
    building ??= buildWeb();
    await building;
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/**
 * @param {import("./checks/list.mjs").Check} check
 * @param {boolean} quiet prints when all is done
 */
async function runCommand({ name, command, isVitest }, quiet) {
  if (!command) return { passed: 1, failed: 0, skipped: 0 };
  const began = Date.now();
  const [program, ...args] = command;
  const child = spawn(pinnedNode(), [at(`node_modules/${program}`), ...args], {
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    cwd: at("."),
  });
  /** @type {Buffer[]} */
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (piece) => printed.push(piece));
  const code = await new Promise((resolve) => {
    child.once("close", resolve);
    child.once("error", (error) => resolve(error.message));
  });
  if (quiet) process.stdout.write(Buffer.concat([Buffer.from(bold(`\n▸ ${name}, which ran beside\n`)), ...printed]));
  return readCounts(isVitest ? at(`test-results/${name}.json`) : undefined, code === 0, began);
}

function report(results) {
  console.log(bold("\nSummary"));
  for (const { name, seconds, counts, reason } of results) {
    const mark = counts.failed ? "✗" : reason ? "–" : "✓";
    const { which = [], ...numbers } = counts;
    const said = Object.entries(numbers)
      .filter(([, count]) => count)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(", ");
    console.log(`  ${mark} ${name.padEnd(14)}${`${seconds.toFixed(1)} s`.padStart(9)}   ${reason ?? said}`);
    for (const test of which) console.log(`    ✗ ${test}`);
  }
  const { passed, failed, skipped } = sum(results.map(({ counts }) => counts));
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed ? 1 : 0;
}

function bold(text) {
  return process.stdout.isTTY ? `\u001b[1m${text}\u001b[22m` : text;
}
