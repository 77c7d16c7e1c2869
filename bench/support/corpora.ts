import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One line of the table: a score between 0 and 1 beside what it should reach (or, for leaks, stay under). */
export type Row = {
  corpus: string;
  field: string;
  score: number;
  detail: string;
  target: number;
  /** True where less is better, e.g. quoted lines that slip through. */
  lowerIsBetter?: boolean;
};

export function readJsonLines<T>(file: string): T[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);
}

/** Prints a Markdown table, one row a field, with the ratio of score to target. */
export function printRows(rows: Row[]): void {
  console.log("| corpus | field | score | counted | target | ratio | |");
  console.log("|---|---|---|---|---|---|---|");
  for (const row of rows) {
    const ratio = row.lowerIsBetter ? row.target / Math.max(row.score, 1e-9) : row.score / row.target;
    const sign = row.lowerIsBetter ? "≤" : "≥";
    const shown = ratio > 99 ? ">99" : ratio.toFixed(3);
    const verdict = ratio >= 1 ? "met" : "MISSED";
    console.log(
      `| ${row.corpus} | ${row.field} | ${row.score.toFixed(3)} | ${row.detail} | ${sign} ${row.target} | ${shown} | ${verdict} |`,
    );
  }
}

/** Where the third-party corpora live: --corpora DIR, else $KEEPWORD_SHARED/corpora, else ../shared/corpora; null when absent. */
export function corporaFolder(): string | null {
  const flag = process.argv.indexOf("--corpora");
  const shared = process.env.KEEPWORD_SHARED ?? join(import.meta.dirname, "../../../shared");
  const folder = flag === -1 ? join(shared, "corpora") : (process.argv[flag + 1] ?? "");
  return existsSync(folder) ? folder : null;
}
