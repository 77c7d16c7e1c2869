/**
 * What the robot makes of questions as customers write them, with the demo shop's articles: answered by the right article,
 * asked back with the right one among what it offers, not known, or wrong; and how often it answers what no article speaks of.
 * Of the lists the odd lines were tuned on and the even ones were not.
 *
 *   node_modules/.bin/node bench/robot-answers.ts [--show]
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { wordsOf } from "../src/server/kernel/words.ts";
import { defaultBrand } from "../src/server/modules/brands/index.ts";
import { importKnowledge, readMarkdownFolder } from "../src/server/modules/knowledge/index.ts";
import type { Move, Turning } from "../src/server/modules/robot/move.ts";
import { fromKnowledge } from "../src/server/modules/robot/moves/from-knowledge.ts";
import type { Locale } from "../src/shared/contract/common.ts";
import { openBenchDesk } from "./support/open-bench-desk.ts";

type Verdict = "right" | "asked, right among them" | "not known" | "wrong";

const isShown = process.argv.includes("--show");
const folder = fileURLToPath(new URL("../src/server/demo/knowledge", import.meta.url));
const desk = await openBenchDesk({});
try {
  const { ctx } = desk;
  const found = await readMarkdownFolder(folder, "zh-CN");
  await importKnowledge(ctx, found, { source: "markdown", dryRun: false, publish: true });
  const brand = await defaultBrand(ctx);
  for (const locale of ["zh-CN", "en"] as const) {
    const topics = await topicsOf(locale);
    const ask = async (text: string) => ctx.tx(async (tx) => fromKnowledge(tx, turningOf(text, locale, brand.id)));
    const counts = { odd: new Map<Verdict, number>(), even: new Map<Verdict, number>() };
    for (const [place, line] of linesOf(`${locale}.tsv`).entries()) {
      const [text, wanted] = line.split("\t") as [string, string];
      const move = await ask(text);
      const verdict = judge(move, wanted.split(","), topics);
      const half = place % 2 === 0 ? "odd" : "even";
      counts[half].set(verdict, (counts[half].get(verdict) ?? 0) + 1);
      if (isShown && half === "odd" && verdict !== "right") tell(text, wanted, verdict, move, topics);
    }
    for (const [half, of] of Object.entries(counts)) console.log(`${locale}, ${half}: ${inWords(of)}`);
    const strange = linesOf(`strange.${locale}.tsv`);
    let answered = 0;
    for (const text of strange) {
      const move = await ask(text);
      if (move?.move === "answer") answered++;
      if (isShown && move?.move !== "admit") tell(text, "nothing", "strange", move, topics);
    }
    console.log(`${locale}: of ${strange.length} strange questions ${answered} answered`);
  }
} finally {
  await desk.close();
}

function linesOf(name: string): string[] {
  const text = readFileSync(new URL(`./questions/${name}`, import.meta.url), "utf8");
  return text.split("\n").filter((line) => line.trim() !== "");
}

/** By the article's id the name of its file. */
async function topicsOf(locale: Locale): Promise<Map<number, string>> {
  const rows = await desk.ctx.db
    .selectFrom("knowledgeEditions as e")
    .innerJoin("knowledgeVersions as v", "v.editionId", "e.id")
    .select(["e.articleId", "v.title"])
    .where("e.locale", "=", locale)
    .execute();
  const ids = new Map(rows.map(({ articleId, title }) => [title, articleId]));
  return new Map(
    readdirSync(`${folder}/${locale}`).map((name) => {
      const title = /^title: (.+)$/m.exec(readFileSync(`${folder}/${locale}/${name}`, "utf8"))![1]!.trim();
      return [ids.get(title)!, name.replace(".md", "")];
    }),
  );
}

function turningOf(text: string, locale: Locale, brandId: number): Turning {
  const dialogue = { id: 0, caseId: 0, brandId, locale, rejected: [], misses: 0, waits: null, provenKind: null };
  const incoming = { sender: null, customerId: 0 };
  const turning = { dialogue, incoming, text, say: wordsOf(locale), pressing: true, hasFiles: false, isFirst: true };
  const settings = { caution: "normal", asksBack: true, mostMisses: 2, usesModel: false };
  return { ...turning, settings } as unknown as Turning;
}

function judge(move: Move | null, wanted: readonly string[], topics: ReadonlyMap<number, string>): Verdict {
  const isRight = (move?.shown ?? []).some((id) => wanted.includes(topics.get(id) ?? ""));
  if (move?.move === "answer") return isRight ? "right" : "wrong";
  if (move?.move === "ask_back") return isRight ? "asked, right among them" : "wrong";
  return "not known";
}

function inWords(of: ReadonlyMap<Verdict, number>): string {
  const all = [...of.values()].reduce((sum, n) => sum + n, 0);
  const share = (n: number) => `${((100 * n) / all).toFixed(0)} %`;
  return `${all} questions: ${[...of].map(([verdict, n]) => `${verdict} ${n} (${share(n)})`).join(", ")}`;
}

function tell(text: string, wanted: string, verdict: string, move: Move | null, topics: ReadonlyMap<number, string>) {
  const hits = (move?.found ?? [])
    .slice(0, 4)
    .map(
      ({ articleId, coverage, fit, score }) =>
        `${topics.get(articleId)} ${coverage.toFixed(2)}/${fit.toFixed(2)}/${score.toFixed(1)}`,
    );
  console.log(`  ${verdict}: ${text} [${wanted}] ${move?.move}:${move?.reason} ← ${hits.join("  ")}`);
}
