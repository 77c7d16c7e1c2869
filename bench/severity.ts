/**
 * How well the rules of severity tell the angry from the rest, by the words of one message alone, on corpora of others.
 * None of them is labelled for complaints: reviews say whether their writer was content, chats of a shop are nearly all
 * ordinary, and among English requests some are complaints. So what is measured is how many of the discontent are taken
 * seriously, at which share of the content and the ordinary that are, too.
 *
 *   node_modules/.bin/node bench/severity.ts [--corpora DIR] [--split dev|heldout] [--verbose]
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { defaultRuleset } from "../src/server/modules/complaints/severity/default-rules.ts";
import { hitsOf, pointsOf } from "../src/server/modules/complaints/severity/policy.ts";
import { corporaFolder, printRows, type Row, readJsonLines } from "./support/corpora.ts";

type Text = { text: string; isGrave: boolean };
/** What is to be reached: of the discontent at least so many, of all others at most so many. */
type Measured = { corpus: string; texts: Text[]; recall: number | null; alarms: number };

const split = process.argv[process.argv.indexOf("--split") + 1] === "heldout" ? "heldout" : "dev";
const isVerbose = process.argv.includes("--verbose");
const root = corporaFolder();
if (root === null) {
  console.log("Corpora not found; nothing measured. Set KEEPWORD_SHARED or pass --corpora DIR.");
} else {
  const rows = [...reviews(root), ...shopChats(root), ...requests(root)].flatMap(measure);
  if (rows.length > 0) printRows(rows);
}

function measure({ corpus, texts, recall, alarms }: Measured): Row[] {
  const raised = texts.filter(({ text }) => isRaised(text));
  const grave = texts.filter(({ isGrave }) => isGrave);
  const calm = texts.length - grave.length;
  const found = raised.filter(({ isGrave }) => isGrave).length;
  const wrong = raised.length - found;
  if (isVerbose) show(corpus, raised);
  const share = { corpus, field: "others raised", score: wrong / calm, detail: `${wrong}/${calm}`, target: alarms };
  const rows: Row[] = [{ ...share, lowerIsBetter: true }];
  if (recall !== null) {
    const detail = `${found}/${grave.length}`;
    rows.unshift({ corpus, field: "discontent raised", score: found / grave.length, detail, target: recall });
  }
  return rows;
}

function hits(text: string) {
  return hitsOf(defaultRuleset, { text, kind: "question", tier: null, careMark: null, figures: {} });
}

/** At least “raised”; what makes it a complaint counts as one. */
function isRaised(text: string): boolean {
  const found = hits(text);
  const asComplaint = found.some(({ rule }) => rule.complaint) ? 20 : 0;
  return pointsOf(found) + asComplaint >= defaultRuleset.levels.raised;
}

/** What was found most often in others, for whoever looks for the faults of the rules. */
function show(corpus: string, raised: readonly Text[]): void {
  const words = new Map<string, [number, number, string]>();
  for (const { text, isGrave } of raised) {
    for (const { matched } of hits(text)) {
      const [right, wrong, example] = words.get(matched ?? "") ?? [0, 0, ""];
      const around = isGrave ? example : text.slice(0, 80).replaceAll("\n", " ");
      words.set(matched ?? "", [right + (isGrave ? 1 : 0), wrong + (isGrave ? 0 : 1), around]);
    }
  }
  const worst = [...words].toSorted(([, a], [, b]) => b[1] - a[1]).slice(0, 40);
  for (const [word, [right, wrong, example]] of worst)
    console.log(`${corpus}\t${word}\t${right}\t${wrong}\t${example}`);
}

function linesOf<T>(folder: string, corpus: string, file: string): T[] {
  const path = join(folder, corpus, split, file);
  if (existsSync(path)) return readJsonLines<T>(path);
  console.log(`${corpus}: no ${path}, left out`);
  return [];
}

function reviews(folder: string): Measured[] {
  return ["online_shopping_10_cats", "waimai_10k", "eprstmt"].flatMap((name) => {
    const lines = linesOf<{ text: string; sentiment: number }>(folder, "zh_reviews", `${name}.jsonl`);
    const texts = lines.map(({ text, sentiment }) => ({ text, isGrave: sentiment === 0 }));
    return texts.length > 0 ? [{ corpus: name, texts, recall: 0.15, alarms: 0.03 }] : [];
  });
}

/** What customers say in a shop's chat; nobody said which of it is grave. */
function shopChats(folder: string): Measured[] {
  type Session = { turns: { role: string; text: string }[] };
  const sessions = linesOf<Session>(folder, "zh_cs_dialogue", "jddc_sessions.jsonl");
  const texts = sessions.flatMap(({ turns }) =>
    turns.filter(({ role }) => role === "customer").map(({ text }) => ({ text, isGrave: false })),
  );
  return texts.length > 0 ? [{ corpus: "jddc_sessions", texts, recall: null, alarms: 0.03 }] : [];
}

function requests(folder: string): Measured[] {
  const lines = linesOf<{ text: string; intent: string }>(folder, "en_intents", "bitext.jsonl");
  const texts = lines.map(({ text, intent }) => ({ text, isGrave: intent === "complaint" }));
  const other = linesOf<{ text: string }>(folder, "en_intents", "clinc150.jsonl");
  const calm = other.map(({ text }) => ({ text, isGrave: false }));
  return [
    ...(texts.length > 0 ? [{ corpus: "bitext", texts, recall: 0.8, alarms: 0.03 }] : []),
    ...(calm.length > 0 ? [{ corpus: "clinc150", texts: calm, recall: null, alarms: 0.03 }] : []),
  ];
}
