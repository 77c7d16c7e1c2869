/**
 * Messages a second through the whole receiving path (a parsed mail in, committed person, case, message, promise and
 * events out) with a million messages loaded, beside the limit: the bare rows of the same transaction as one function
 * call from pgbench, on the same server, in the same run. At least half of the limit, 0.7 is the aim.
 *
 * `KEEPWORD_BENCH_DATA=folder` keeps the loaded database. `bench/receive-plans.ts` shows how each statement is answered.
 */

import { startReceiver } from "../src/server/modules/intake/index.ts";
import { measureBareRows } from "./support/bare-rows.ts";
import { cpuTime } from "./support/cpu-time.ts";
import { ensureLoad } from "./support/ensure-load.ts";
import { incomingMix } from "./support/incoming-mix.ts";
import type { Loaded } from "./support/load-million.ts";
import { measureSmtp } from "./support/measure-smtp.ts";
import { type BenchDesk, openBenchDesk } from "./support/open-bench-desk.ts";
import { createWriter } from "./support/words.ts";

const CALLERS = 16;
const SECONDS = Number(process.env.KEEPWORD_BENCH_SECONDS ?? 20);
const ROUNDS = 3;

const words = createWriter(9).text("en", 60);
const page = `<html><body>${`<p>${createWriter(10).text("en", 40)}</p>`.repeat(4)}</body></html>`;

const desk = await openBenchDesk();
try {
  const loaded = await ensureLoad(desk);
  const bare: Figure[] = [];
  const ours: Figure[] = [];
  let by = "";
  // In turns, so that both meet the same machine; the first round only warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    const limit = await figure(async () => {
      const limit = await measureBareRows(desk.pool, desk.url, loaded, {
        clients: CALLERS,
        seconds: SECONDS,
        words,
        page,
      });
      by = limit.by;
      return limit.perSecond;
    });
    const path = await figure(() => measureReceiving(desk, loaded));
    if (round === 0) continue;
    bare.push(limit);
    ours.push(path);
    console.log(`round ${round}: bare rows ${fixed(limit.perSecond)}/s, receiving path ${fixed(path.perSecond)}/s`);
  }
  const [limit, path] = [middle(bare), middle(ours)];
  console.log(`limit: bare rows, one function call a message, ${CALLERS} clients (${by}): ${show(limit)}`);
  console.log(`receiving path, ${CALLERS} callers at once: ${show(path)}`);
  const smtp = await measureSmtp(desk, loaded, { connections: CALLERS, seconds: SECONDS });
  console.log(
    `from the SMTP socket, ${CALLERS} connections: ${fixed(smtp.acknowledged)} acknowledged/s, ${fixed(smtp.received)} received/s, ` +
      `${(smtp.received / limit.perSecond).toFixed(2)} of the limit`,
  );
  const ratio = path.perSecond / limit.perSecond;
  const work = limit.postgresMs / (path.postgresMs + path.nodeMs);
  console.log(`ratio ${ratio.toFixed(2)} by the clock (must be ≥ 0.5, aim 0.7), ${work.toFixed(2)} by processor time`);
} finally {
  await desk.close();
}

type Figure = { perSecond: number; nodeMs: number; postgresMs: number };

/** Messages a second, and the processor time of each. */
async function figure(measure: () => Promise<number>): Promise<Figure> {
  const before = cpuTime(desk.dataDir);
  const perSecond = await measure();
  const after = cpuTime(desk.dataDir);
  const count = perSecond * SECONDS;
  return {
    perSecond,
    nodeMs: (after.node - before.node) / count,
    postgresMs: (after.postgres - before.postgres) / count,
  };
}

function show({ perSecond, nodeMs, postgresMs }: Figure): string {
  return `${fixed(perSecond)} messages/s, ${postgresMs.toFixed(2)} ms of PostgreSQL and ${nodeMs.toFixed(2)} ms of Node each`;
}

/** So many callers, each of whom brings the next mail when the one before is committed. */
async function measureReceiving({ ctx }: BenchDesk, loaded: Loaded): Promise<number> {
  const receiver = startReceiver(ctx);
  const mails = incomingMix(loaded, { words, page });
  const end = performance.now() + SECONDS * 1_000;
  let received = 0;
  const caller = async () => {
    while (performance.now() < end) {
      const { outcome } = await receiver.receive(mails.next().value!);
      if (outcome !== "stored") throw new Error(`A mail was not stored: ${outcome}`);
      received++;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return (received * 1_000) / (performance.now() - began);
}

function middle(figures: readonly Figure[]): Figure {
  return [...figures].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(figures.length / 2)]!;
}

function fixed(value: number): string {
  return value.toFixed(0);
}
