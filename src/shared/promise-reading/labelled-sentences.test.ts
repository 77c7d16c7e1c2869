import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chinaCalendar } from "./fixtures/calendar.ts";
import { readPromises } from "./index.ts";

const HOUR = 3_600_000;
/** Wednesday 26 August 2026, 10:00 in Shanghai. */
const now = Date.parse("2026-08-26T02:00:00Z");

type Counted = { right: number; wrong: number; missed: number };

/** Counts a promise as read only when its kind, who gives it, and the minute it is due are as labelled. */
function count(file: string): { sentences: number; promises: Counted; vague: Counted } {
  const promises = { right: 0, wrong: 0, missed: 0 };
  const vague = { right: 0, wrong: 0, missed: 0 };
  const lines = readFileSync(new URL(`./fixtures/${file}`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  for (const line of lines) {
    const [words, wanted, isVague] = line.split("\t") as [string, string, string];
    const read = readPromises(words, { now, calendar: chinaCalendar });
    const found = read.promises.map(({ kind, who, due }) => [kind, who, shanghai(due)]);
    for (const one of wanted === "-" ? [] : wanted.split(";")) {
      const label = one.split("/");
      const at = found.findIndex((read) => label.every((part, n) => part === "*" || part === "-" || part === read[n]));
      if (at < 0) promises.missed++;
      else {
        found.splice(at, 1);
        promises.right++;
      }
    }
    promises.wrong += found.length;
    if (read.vague.length > 0) vague[isVague === "v" ? "right" : "wrong"]++;
    else if (isVague === "v") vague.missed++;
  }
  return { sentences: lines.length, promises, vague };
}

function shanghai(due: number): string {
  return new Date(due + 8 * HOUR).toISOString().slice(5, 16);
}

function judged({ right, wrong, missed }: Counted) {
  return { precision: right / (right + wrong), recall: right / (right + missed) };
}

describe("[B3] labelled sentences in Chinese and English", () => {
  test("are at least four hundred, half of them unseen while the rules were written", () => {
    expect(count("tune.tsv").sentences + count("unseen.tsv").sentences).toBeGreaterThanOrEqual(400);
    expect(count("unseen.tsv").sentences).toBeGreaterThanOrEqual(200);
  });

  test.each(["tune.tsv", "unseen.tsv"])("%s: promises and vague wording are read nine times of ten", (file) => {
    const counted = count(file);
    for (const what of ["promises", "vague"] as const) {
      const { precision, recall } = judged(counted[what]);
      const { right, wrong, missed } = counted[what];
      process.stdout.write(
        `${file} ${what}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}; ${right} right, ${wrong} wrong, ${missed} missed\n`,
      );
      expect(precision).toBeGreaterThanOrEqual(0.9);
      expect(recall).toBeGreaterThanOrEqual(0.9);
    }
  });
});
