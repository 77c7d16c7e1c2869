/**
 * Messages a second through the whole receiving path (a parsed mail in, committed person, case, message, promise and
 * events out) with a million messages loaded, beside the limit: the bare rows of the same transaction as one function
 * call from pgbench, on the same server, in the same run. At least half of the limit, 0.7 is the aim.
 *
 * `KEEPWORD_BENCH_DATA=folder` keeps the loaded database; `--explain` shows the plans of the statements instead.
 */

import { startReceiver } from "../src/server/modules/intake/index.ts";
import { measureBareRows } from "./support/bare-rows.ts";
import { incomingMix } from "./support/incoming-mix.ts";
import { FULL_LOAD, type Loaded, loadMillion } from "./support/load-million.ts";
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
  const limits: number[] = [];
  const ours: number[] = [];
  let by = "";
  // In turns, so that both meet the same machine.
  for (let round = 0; round < ROUNDS; round++) {
    const limit = await measureBareRows(desk.pool, desk.url, loaded, {
      clients: CALLERS,
      seconds: SECONDS,
      words,
      page,
    });
    by = limit.by;
    limits.push(limit.perSecond);
    await desk.pool.query("checkpoint").catch(() => undefined);
    ours.push(await measureReceiving(desk, loaded));
    console.log(`round ${round + 1}: bare rows ${fixed(limits.at(-1)!)}/s, receiving path ${fixed(ours.at(-1)!)}/s`);
  }
  const ratio = middle(ours) / middle(limits);
  console.log(
    `limit: bare rows, one function call a message, ${CALLERS} clients (${by}): ${fixed(middle(limits))} messages/s`,
  );
  console.log(`receiving path, ${CALLERS} callers at once: ${fixed(middle(ours))} messages/s`);
  console.log(`ratio ${ratio.toFixed(2)} (must be ≥ 0.5, aim 0.7)`);
} finally {
  await desk.close();
}

async function ensureLoad({ pool, adminUrl, ctx }: BenchDesk): Promise<Loaded> {
  const { rows } = await pool.query("select min(id) as id from channel_accounts where name = 'Support'");
  if (rows[0].id === null) return loadMillion(adminUrl);
  const brand = await ctx.db.selectFrom("brands").select("id").orderBy("id").executeTakeFirstOrThrow();
  return { ...FULL_LOAD, accountId: rows[0].id, brandId: brand.id, address: "support@shop.example", seconds: 0 };
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

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

function fixed(value: number): string {
  return value.toFixed(0);
}
