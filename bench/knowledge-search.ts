/**
 * The knowledge base with a hundred thousand passages, Chinese and English: the best ten for questions of one rare word, of
 * common ones, of whole sentences and of mistyped ones, and the nearest by meaning, p95 against a limit of 30 ms; and what
 * publishing an article costs.
 *
 * `KEEPWORD_BENCH_DATA` names a folder that is kept, so that loading need not be repeated.
 */
import pg from "pg";
import {
  colleague,
  createArticle,
  publishDraft,
  publishMany,
  searchKnowledge,
} from "../src/server/modules/knowledge/index.ts";
import { nearestPassages, passagesWithout, writeEmbeddings } from "../src/server/modules/knowledge/store/embeddings.ts";
import type { Locale } from "../src/shared/contract/common.ts";
import { compareReads } from "./support/compare-reads.ts";
import { openBenchDesk } from "./support/open-bench-desk.ts";
import { percentile } from "./support/percentile.ts";
import { seededRandom } from "./support/random.ts";
import { createWriter } from "./support/words.ts";

const LIMIT_MS = 30;
const PUBLISH_LIMIT_MS = 500;
const PASSAGES = Number(process.env.PASSAGES ?? 100_000);
const SECTIONS = 10;
const WORDS = 60;
const BATCH = 50;
const CALLS = Number(process.env.CALLS ?? 100);
const PUBLISHED = 30;

const MODEL = "numbers of no meaning";
const DIMENSIONS = 384;
const randomNumber = seededRandom(11);

const writer = createWriter(5);
const desk = await openBenchDesk();
const bare = new pg.Client({ connectionString: desk.url });
await bare.connect();
try {
  await load();
  const { header, compare } = compareReads(bare, { limitMs: LIMIT_MS, calls: CALLS, dataDir: desk.dataDir });
  header();
  for (const { name, queries } of await questions()) {
    let at = 0;
    await compare(name, () =>
      searchKnowledge(desk.ctx, {
        query: queries[at++ % queries.length]!,
        reader: colleague,
        locales: ["zh-CN", "en"],
        limit: 10,
      }),
    );
  }
  await loadMeanings();
  await compare("the nearest by meaning, of all", () =>
    nearestPassages(desk.ctx.db, { reader: colleague, locales: ["zh-CN", "en"], now: new Date() }, nearest()),
  );
  await measurePublishing();
  const { rows } = await bare.query(
    "select pg_size_pretty(pg_total_relation_size('knowledge_postings')) as postings, pg_size_pretty(pg_total_relation_size('knowledge_terms')) as terms",
  );
  console.log(`postings ${rows[0].postings}, terms ${rows[0].terms}`);
} finally {
  await bare.end();
  await desk.close();
}

function article(n: number): { locale: Locale; slug: string; words: { title: string; summary: string; body: string } } {
  const language = n % 2 ? "zh" : "en";
  const write = (words: number) => writer.text(language, words);
  const body = Array.from({ length: SECTIONS }, () => `## ${write(6)}\n\n${write(WORDS)}\n`).join("\n");
  const locale = language === "zh" ? "zh-CN" : "en";
  return { locale, slug: `article-${n}`, words: { title: write(8), summary: "", body } };
}

async function load(): Promise<void> {
  const { rows } = await bare.query("select count(*)::int as n from knowledge_passages");
  if (rows[0].n >= PASSAGES) return;
  const began = performance.now();
  for (let at = 0; at < PASSAGES / SECTIONS; at += BATCH) {
    await publishMany(
      desk.ctx,
      Array.from({ length: BATCH }, (_, n) => article(at + n)),
    );
  }
  await bare.query("vacuum analyze");
  console.log(`${PASSAGES} passages published in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
}

/** What a model of the usual small size would say. */
function vector(): Float32Array {
  const numbers = Float32Array.from({ length: DIMENSIONS }, () => randomNumber() - 0.5);
  const length = Math.hypot(...numbers);
  return numbers.map((number) => number / length);
}
function nearest() {
  return { model: MODEL, vector: vector(), first: 200, limit: 60 };
}

async function loadMeanings(): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await passagesWithout(desk.ctx.db, MODEL, after, 1_000);
    if (rows.length === 0) break;
    await writeEmbeddings(
      desk.ctx.db,
      MODEL,
      rows.map(({ id }) => ({ id, vector: vector() })),
    );
    after = rows.at(-1)!.id;
  }
  await bare.query("vacuum analyze knowledge_embeddings, knowledge_embedding_bits");
}

/** Questions made of what the passages say, by how common their words are. */
async function questions(): Promise<{ name: string; queries: string[] }[]> {
  const { rows: terms } = await bare.query<{ term: string; passages: number }>(
    "select term, passages from knowledge_terms where is_word and length(term) > 1 and passages > 0 order by passages desc, term",
  );
  const { rows: texts } = await bare.query<{ text: string }>(
    "select text from knowledge_passages where id % 997 = 3 limit 60",
  );
  const random = seededRandom(7);
  const some = (from: number, to: number) =>
    terms[from + Math.floor(random() * (Math.min(to, terms.length) - from))]!.term;
  const many = (make: () => string) => Array.from({ length: 50 }, make);
  return [
    { name: "the most common words", queries: many(() => some(0, 20)) },
    { name: "two common words", queries: many(() => `${some(0, 60)} ${some(0, 60)}`) },
    { name: "a middling word", queries: many(() => some(200, 2_000)) },
    { name: "a rare word", queries: many(() => some(terms.length >> 1, terms.length)) },
    {
      name: "five words of all kinds",
      queries: many(() => [some(0, 60), some(0, 500), some(0, 2_000), some(100, 5_000), some(1_000, 20_000)].join(" ")),
    },
    { name: "a sentence of a passage", queries: texts.map(({ text }) => text.slice(0, 40)) },
    { name: "a letter", queries: texts.map(({ text }) => text.slice(0, 400)) },
    { name: "mistyped", queries: many(() => `${some(100, 2_000)}qx ${some(0, 300)}`) },
  ];
}

async function measurePublishing(): Promise<void> {
  const times: number[] = [];
  for (let n = 0; n < PUBLISHED; n++) {
    const { locale, words } = article(1_000_000 + n);
    const articleId = await createArticle(desk.ctx, { locale, words });
    const from = performance.now();
    await publishDraft(desk.ctx, { articleId, locale });
    times.push(performance.now() - from);
  }
  const p95 = percentile(times, 95);
  console.log(
    `publishing an article of ${SECTIONS} passages: p50 ${percentile(times, 50).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, ÷ limit ${(p95 / PUBLISH_LIMIT_MS).toFixed(2)} (limit ${PUBLISH_LIMIT_MS} ms)`,
  );
}
