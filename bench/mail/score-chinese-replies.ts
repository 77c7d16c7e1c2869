import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseMail } from "../../src/server/channels/mail/parse/index.ts";
import { type Row, readJsonLines } from "../support/corpora.ts";

type Gold = { id: string; file: string; style: string; text_lines: string[]; labels: string };

const squeeze = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "");

type Tally = { keep: number; leak: number; attributions: number; leaked: number; perfect: number; mails: number };

/** Line-level scores of the README: new lines kept, quoted and attribution lines leaked, mails with neither fault. */
export async function scoreChineseReplies(folder: string, verbose: boolean): Promise<Row[]> {
  const tallies = new Map<string, Tally>();
  for (const gold of readJsonLines<Gold>(join(folder, "gold.jsonl"))) {
    const mail = await parseMail(readFileSync(join(folder, "eml", gold.file)));
    const visible = new Set(mail.visibleText.split("\n").map(squeeze));
    const survives = (line: string) => visible.has(squeeze(line));
    const tally = tallies.get(gold.style) ?? { keep: 0, leak: 0, attributions: 0, leaked: 0, perfect: 0, mails: 0 };
    tallies.set(gold.style, tally);
    const linesOf = (letters: string) =>
      gold.text_lines.filter((line, i) => letters.includes(gold.labels[i]!) && squeeze(line) !== "");
    const fresh = linesOf("N");
    // A line that is new in one place and quoted in another survives rightly.
    const freshSet = new Set(fresh.map(squeeze));
    const old = linesOf("QA").filter((line) => !freshSet.has(squeeze(line)));
    const attributions = linesOf("A");
    const kept = fresh.filter(survives);
    const leaked = old.filter(survives);
    const keep = fresh.length ? kept.length / fresh.length : 1;
    const leak = old.length ? leaked.length / old.length : 0;
    tally.mails++;
    tally.keep += keep;
    tally.leak += leak;
    tally.attributions += attributions.length;
    tally.leaked += attributions.filter(survives).length;
    if (keep === 1 && leak === 0) tally.perfect++;
    else if (verbose) {
      const lost = fresh.filter((line) => !survives(line));
      console.log(
        `  ${gold.id} ${gold.style} lost ${JSON.stringify(lost.slice(0, 6))} leaked ${JSON.stringify(leaked.slice(0, 6))}`,
      );
    }
  }
  return [...tallies].flatMap(([style, t]) => {
    const row = (field: string, score: number, detail: string, target: number, lowerIsBetter = false): Row => ({
      corpus: "zh_mail_replies",
      field: `${style}: ${field}`,
      score,
      detail,
      target,
      lowerIsBetter,
    });
    const outlook = style === "outlook_block";
    return [
      row("keep", t.keep / t.mails, `${t.mails} mails`, outlook ? 0.9 : 0.98),
      row("leak", t.leak / t.mails, `${t.mails} mails`, outlook ? 0.1 : 0.02, true),
      row("attribution leak", t.leaked / t.attributions, `${t.leaked}/${t.attributions}`, 0.05, true),
      row("perfect", t.perfect / t.mails, `${t.perfect}/${t.mails}`, outlook ? 0.3 : 0.8),
    ];
  });
}
