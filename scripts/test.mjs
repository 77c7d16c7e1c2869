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
const results = [];
for (const check of checks) {
  if (wanted.length === 0 || wanted.includes(check.name)) results.push(await run(check));
}
report(results);

/** @param {import("./checks/list.mjs").Check} check */
async function run(check) {
  console.log(bold(`\n▸ ${check.name}: ${check.what}`));
  const reason = check.leftOut?.();
  if (reason) return { name: check.name, reason, seconds: 0, counts: { passed: 0, failed: 0, skipped: 1 } };
  const began = Date.now();
  const counts = check.needsPages ? ((await buildPages()) ?? (await runCommand(check))) : await runCommand(check);
  return { name: check.name, seconds: (Date.now() - began) / 1000, counts };
}

/** @returns {Promise<import("./checks/counts.mjs").Counts | undefined>} undefined when all is well */
async function buildPages() {
  try {
    await buildWeb();
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** @param {import("./checks/list.mjs").Check} check */
async function runCommand({ name, command, isVitest }) {
  if (!command) return { passed: 1, failed: 0, skipped: 0 };
  const began = Date.now();
  const [program, ...args] = command;
  const child = spawn(pinnedNode(), [at(`node_modules/${program}`), ...args], { stdio: "inherit", cwd: at(".") });
  const code = await new Promise((resolve) => {
    child.once("close", resolve);
    child.once("error", (error) => resolve(error.message));
  });
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
