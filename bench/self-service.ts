/**
 * The report of self-service over a month with a million searches of the help site and a million cases of which the robot
 * answered 900,000: the whole report (p95 against 5 s), what is behind a figure (200 ms), searches in vain (2 s), and judging
 * a day of 33,000 searches (10 s).
 */

import { listInVain } from "../src/server/modules/help/searches/in-vain.ts";
import { settleBefore } from "../src/server/modules/help/store/settle.ts";
import { behindFigure } from "../src/server/modules/self-service/behind.ts";
import { selfServiceReport } from "../src/server/modules/self-service/report.ts";
import { loadMillion } from "./support/load-million.ts";
import { openBenchDesk } from "./support/open-bench-desk.ts";
import { percentile } from "./support/percentile.ts";

const ROWS = Number(process.env.KEEPWORD_BENCH_ROWS ?? 1_000_000);
const TIMES = 5;

const desk = await openBenchDesk();
const { ctx, pool } = desk;
try {
  await loadMillion(desk.adminUrl, { messages: ROWS, cases: ROWS, customers: Math.ceil(ROWS / 5) });
  await load();
  await measure("report of a month", 5_000, () => selfServiceReport(ctx, {}));
  const to = ctx.now();
  const from = new Date(to.getTime() - 30 * 86_400_000);
  const span = { from: from.toISOString(), to: to.toISOString() };
  await measure("behind a figure of the help site", 200, () => behindFigure(ctx, { ...span, end: "avoided" }));
  await measure("behind a figure of cases", 5_000, () => behindFigure(ctx, { ...span, end: "robotSaid" }));
  await measure("searches in vain", 2_000, () => listInVain(ctx, { kind: "unopened" }));
  await pool.query(
    "update help_searches set outcome = null, visit = 'v' || id % 20000, network = 'n' || id % 9000 where id <= $1",
    [ROWS / 30],
  );
  await measure("judging a day", 10_000, () => settleBefore(ctx.db, ctx.now()), 1);
} finally {
  await desk.close();
}

async function load(): Promise<void> {
  await pool.query(
    `update cases set opened_at = now() - interval '30 days' * random(), first_answered_at = case when id % 10 = 0 then now() end,
       category = case when id % 5 = 0 then 'open' else 'solved' end, channel = 'webchat', language = 'zh', merged_into = null`,
  );
  await pool.query(
    `with staff as (select id from staff limit 1), account as (select id, brand_id from channel_accounts limit 1),
     settings as (insert into robot_settings (account_id, active, name, keeper_id, created_at)
       select account.id, true, 'R', staff.id, now() from account, staff returning id, account_id)
     insert into robot_dialogues (case_id, account_id, brand_id, channel, locale, settings_id, state, outcome, started_at, last_at, ended_at)
     select c.id, s.account_id, c.brand_id, 'webchat', 'zh-CN', s.id, 'ended',
       (array['solved_said', 'solved_silence', 'handed_over', 'abandoned', 'returned'])[1 + c.id % 5], c.opened_at, c.opened_at, c.opened_at
     from cases c, settings s where c.id % 10 <> 0`,
  );
  await pool.query(
    `insert into help_searches (key, brand_id, locale, place, words, shown, opened_id, outcome, at)
     select 'k' || n, (select min(id) from brands), 'zh-CN', case when n % 3 = 0 then 'contact' else 'search' end,
       '怎么退货 ' || n % 5000, case when n % 7 = 0 then '{}' else array[1, 2, 3]::bigint[] end, case when n % 2 = 0 and n % 7 <> 0 then 1 end,
       (array['confirmed', 'avoided', 'wrote', 'left', 'same'])[1 + n % 5], now() - interval '30 days' * random()
     from generate_series(1, $1) n`,
    [ROWS],
  );
  await pool.query("vacuum analyze");
}

async function measure(name: string, limit: number, run: () => Promise<unknown>, times = TIMES): Promise<void> {
  const took: number[] = [];
  for (let n = 0; n < times; n++) {
    const began = performance.now();
    await run();
    took.push(performance.now() - began);
  }
  const p95 = percentile(took, 95);
  console.log(`${name}: p95 ${p95.toFixed(0)} ms; limit ${limit} ms, ratio ${(p95 / limit).toFixed(2)}`);
}
