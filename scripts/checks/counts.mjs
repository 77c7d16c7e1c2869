import { readFileSync, statSync } from "node:fs";
import { at } from "../setup/paths.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number, which?: string[] }} Counts `which` failed, by name */

/**
 * What a check counts for: the tests of a vitest run, or one for any other program. A run that broke off, or failed
 * outside its tests, counts as a failure of its own.
 *
 * @param {string | undefined} file the report of vitest's JSON reporter
 * @param {boolean} succeeded by its exit code
 * @param {number} began when the run began (ms): an older report is none of this run's
 * @returns {Counts}
 */
export function readCounts(file, succeeded, began) {
  const report = file && readReport(file, began);
  if (!report) return { passed: succeeded && !file ? 1 : 0, failed: succeeded && !file ? 0 : 1, skipped: 0 };
  const failed = report.numFailedTests;
  return {
    passed: report.numPassedTests,
    failed: succeeded ? failed : Math.max(1, failed),
    skipped: report.numPendingTests + report.numTodoTests,
    which: report.testResults.flatMap(failures),
  };
}

/** @param {Counts[]} all */
export function sum(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) for (const kind of Object.keys(total)) total[kind] += counts[kind];
  return total;
}

/** @returns {string[]} file, title and the first line of the reason */
function failures({ name, message, status, assertionResults }) {
  const file = name.slice(at("").length);
  const failed = assertionResults.filter((test) => test.status === "failed");
  if (failed.length === 0) return status === "failed" ? [`${file}: ${firstLine(message)}`] : [];
  return failed.map((test) => `${file}: ${test.fullName}\n      ${firstLine(test.failureMessages[0] ?? "")}`);
}

function firstLine(text) {
  return text.split("\n", 1)[0].slice(0, 300);
}

function readReport(file, began) {
  try {
    return statSync(file).mtimeMs >= began ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  } catch {
    return undefined;
  }
}
