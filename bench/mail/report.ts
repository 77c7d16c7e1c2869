import { readFileSync } from "node:fs";

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
