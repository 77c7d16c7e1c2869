import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../kernel/config.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { migrate } from "../../kernel/db/migrate.ts";
import { createLog } from "../../kernel/log.ts";
import { startEmbeddedPostgres } from "../../kernel/postgres/start-embedded-postgres.ts";
import {
  colleague,
  fillEmbeddings,
  publishMany,
  searchKnowledge,
  seedSynonyms,
} from "../../modules/knowledge/index.ts";
import { connectDesk } from "../../open-desk.ts";
import type { PoolText, Query } from "./read-lines.ts";

/** How well a pool was searched: shares from 0 to 1, times in milliseconds. */
export type Measured = {
  queries: number;
  pool: number;
  hit1: number;
  hit5: number;
  hit10: number;
  mrr10: number;
  p50Ms: number;
  p95Ms: number;
  /** where answers are known: how often one stands in what is shown of the first text, if that is the right one */
  answerInExcerpt?: number;
};

const BATCH = 200;
const DEEPEST = 10;

/**
 * Searches a pool as the product searches its articles: each text is published as an article in a PostgreSQL that is made for
 * it and taken away afterwards. The desk's own data is not touched.
 */
export async function evaluate(
  pool: readonly PoolText[],
  queries: readonly Query[],
  { withEmbeddings }: { withEmbeddings: boolean } = { withEmbeddings: false },
): Promise<Measured> {
  return withScratchDesk(withEmbeddings, async (ctx, optimise) => {
    const articles: string[] = [];
    for (let at = 0; at < pool.length; at += BATCH) {
      const batch = pool.slice(at, at + BATCH);
      const ids = await publishMany(
        ctx,
        batch.map(({ title, text }, n) => ({
          locale: "zh-CN",
          slug: String(at + n),
          words: { title, summary: "", body: text },
        })),
      );
      for (const [n, id] of ids.entries()) articles[id] = batch[n]!.id;
    }
    if (withEmbeddings && (await fillEmbeddings(ctx, Number.POSITIVE_INFINITY)) === null) {
      throw new Error("The embedding model does not answer.");
    }
    await optimise();
    const found: { at: number; ms: number; shown: boolean | null }[] = [];
    for (const query of queries) {
      const from = performance.now();
      const wanted = { query: query.text, reader: colleague, locales: ["zh-CN"] as const, limit: DEEPEST };
      const { items } = await searchKnowledge(ctx, wanted);
      const ms = performance.now() - from;
      const at = items.findIndex(({ articleId }) => query.relevant.includes(articles[articleId]!));
      const isShown = at === 0 && query.answers.length > 0;
      found.push({ at, ms, shown: isShown ? query.answers.some((answer) => items[0]!.answer.includes(answer)) : null });
    }
    return figures(pool.length, found);
  });
}

function figures(pool: number, found: readonly { at: number; ms: number; shown: boolean | null }[]): Measured {
  const share = (n: number) => round(n / found.length, 4);
  const within = (most: number) => share(found.filter(({ at }) => at >= 0 && at < most).length);
  const times = found.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const percentile = (p: number) => round(times[Math.min(times.length - 1, Math.floor((times.length * p) / 100))]!, 2);
  const shown = found.flatMap((one) => one.shown ?? []);
  return {
    queries: found.length,
    pool,
    hit1: within(1),
    hit5: within(5),
    hit10: within(DEEPEST),
    mrr10: share(found.reduce((sum, { at }) => (at < 0 ? sum : sum + 1 / (at + 1)), 0)),
    p50Ms: percentile(50),
    p95Ms: percentile(95),
    ...(shown.length > 0 && { answerInExcerpt: round(shown.filter(Boolean).length / shown.length, 4) }),
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

async function withScratchDesk<R>(
  withEmbeddings: boolean,
  work: (ctx: Ctx, optimise: () => Promise<unknown>) => Promise<R>,
): Promise<R> {
  const data = await realpath(await mkdtemp(join(tmpdir(), "keepword-eval-")));
  const log = createLog(process.env.LOG_LEVEL ?? "warn");
  try {
    const server = await startEmbeddedPostgres({ dataDir: join(data, "postgres"), log, durable: false });
    try {
      await migrate(server.url);
      const named = Object.entries(process.env).filter(([name]) => name.startsWith("KEEPWORD_EMBEDDINGS_"));
      const config = readConfig({ KEEPWORD_DATA: data, ...(withEmbeddings && Object.fromEntries(named)) });
      if (withEmbeddings && !config.embeddingsUrl && !config.embeddingsFolder) {
        throw new Error("No embedding model is set up: KEEPWORD_EMBEDDINGS_URL or KEEPWORD_EMBEDDINGS_FOLDER.");
      }
      const desk = await connectDesk({ url: server.url, config, secret: "x".repeat(32), log, now: () => new Date() });
      try {
        await seedSynonyms(desk.ctx);
        return await work(desk.ctx, () => desk.pool.query("vacuum analyze"));
      } finally {
        await desk.close();
      }
    } finally {
      await server.stop();
    }
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}
