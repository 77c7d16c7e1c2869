/**
 * The board with a million promises that were kept, moved or broken within a year: reading it for a month and for the year,
 * by each dimension (p95 against 100 ms), the promises behind a figure (the same), and counting what happens (promises a
 * second, against 200, which is a million in an hour and a half).
 */

import { listBoardPromises } from "../src/server/modules/board/list-board-promises.ts";
import { readBoard } from "../src/server/modules/board/read-board.ts";
import { recount } from "../src/server/modules/board/store/facts.ts";
import { boardDimensions, boardOutcomes } from "../src/shared/contract/board.ts";
import { loadMillion } from "./support/load-million.ts";
import { type BenchDesk, openBenchDesk } from "./support/open-bench-desk.ts";
import { percentile } from "./support/percentile.ts";

const PROMISES = Number(process.env.KEEPWORD_BENCH_PROMISES ?? 1_000_000);
const CASES = 20_000;
const BATCH = 500;
const READ_LIMIT_MS = 100;
const COUNT_LIMIT_PER_S = 200;
const READS = 15;

const desk = await openBenchDesk();
try {
  await loadMillion(desk.adminUrl, { messages: 40_000, cases: CASES, customers: 4_000 });
  await loadFacts(desk);
  await measureCounting(desk);
  await measureReading(desk);
} finally {
  await desk.close();
}

/** What became of a million promises of a year, of 200 agents in 20 teams; as the events would have told it. */
async function loadFacts({ pool }: BenchDesk): Promise<void> {
  const { rows } = await pool.query("select array_agg(id) as ids from (select id from cases order by id limit $1) c", [
    CASES,
  ]);
  await pool.query(
    `insert into promises (kind, case_id, customer_id, promisor_kind, source, made_at, started_at, due_at, ladder, state,
       settled_at, owner_id, team_id)
     select (array['next_response', 'callback', 'refund', 'delivery', 'resolution'])[1 + n % 5],
       ($2::bigint[])[1 + n % array_length($2::bigint[], 1)], 1 + n % 4000, 'brand', 'policy', at, at, at, '[]',
       case when n % 7 = 0 then 'broken' else 'kept' end, at, 1 + n % 200, 1 + n % 20
     from (select n, now() - n * interval '31 seconds' as at from generate_series(1, $1::int) n) d`,
    [PROMISES, rows[0].ids],
  );
  await pool.query(
    `insert into board_facts (promise_id, outcome, at, day, case_id, owner_id, team_id, own_bucket)
     select id, case when id % 11 = 0 then 'moved' else state end, settled_at, settled_at::date, case_id, owner_id, team_id,
       case when state = 'kept' and id % 11 <> 0 then 60 + (id % 60)::int end
     from promises where state in ('kept', 'broken') and settled_at is not null`,
  );
  await pool.query("vacuum analyze promises, board_facts, cases").catch(() => undefined);
}

async function measureCounting({ ctx, pool }: BenchDesk): Promise<void> {
  const { rows } = await pool.query("select promise_id as id from board_facts order by promise_id");
  const ids: number[] = rows.map(({ id }: { id: number }) => Number(id));
  const began = performance.now();
  for (let n = 0; n < ids.length; n += BATCH) await ctx.tx((tx) => recount(tx.db, ids.slice(n, n + BATCH), []));
  const rate = ids.length / ((performance.now() - began) / 1_000);
  console.log(
    `counted ${rate.toFixed(0)} promises a second; ratio of ${COUNT_LIMIT_PER_S} to it: ${(COUNT_LIMIT_PER_S / rate).toFixed(2)} (must be ≤ 1)`,
  );
  await pool.query("vacuum analyze board_facts, board_tallies").catch(() => undefined);
}

async function measureReading({ ctx }: BenchDesk): Promise<void> {
  const day = (ago: number) => new Date(ctx.now().getTime() - ago * 86_400_000).toISOString().slice(0, 10);
  for (const [name, days] of [
    ["a month", 30],
    ["a year", 364],
  ] as const) {
    const span = { from: day(days), to: day(0) };
    const times: number[] = [];
    for (let n = 0; n < READS; n++) {
      for (const dimension of boardDimensions) {
        times.push(await timed(() => readBoard(ctx, { dimension, ...span }, "en")));
      }
    }
    tell(`the board of ${name}`, times);
    const lists: number[] = [];
    for (let n = 0; n < READS; n++) {
      for (const outcome of boardOutcomes) {
        for (const key of [
          { dimension: "agent", key: String(1 + n) },
          { dimension: "kind", key: "refund" },
        ] as const) {
          lists.push(await timed(() => listBoardPromises(ctx, { ...key, outcome, ...span, limit: 50 })));
        }
      }
    }
    tell(`the promises behind a figure of ${name}`, lists);
  }
}

function tell(what: string, times: readonly number[]): void {
  const p95 = percentile(times, 95);
  console.log(
    `${what}: p50 ${percentile(times, 50).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; ratio to ${READ_LIMIT_MS} ms: ${(p95 / READ_LIMIT_MS).toFixed(2)} (must be ≤ 1)`,
  );
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}
