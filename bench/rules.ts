/**
 * Rules: what an event costs a desk of fifty rules (p95 against 10 ms), and a pass of their timers when nothing is due while
 * as many run as the cases have (p95 against 5 ms).
 *
 *   node_modules/.bin/node bench/rules.ts
 */

import type { EventRow } from "../src/server/kernel/events/define-event.ts";
import { defaultBrand } from "../src/server/modules/brands/index.ts";
import { openCases } from "../src/server/modules/cases/index.ts";
import { createCustomer } from "../src/server/modules/customers/create-customer.ts";
import { react } from "../src/server/modules/rules/react.ts";
import { saveRule } from "../src/server/modules/rules/rules/save-rule.ts";
import { lookAtTimers } from "../src/server/modules/rules/timers/timer-clock.ts";
import type { SaveRule } from "../src/shared/contract/rules.ts";
import { type BenchDesk, openBenchDesk } from "./support/open-bench-desk.ts";
import { percentile } from "./support/percentile.ts";

const RULES = 50;
const CASES = 4_000;
const EVENTS = 1_000;
const PASSES = 1_000;
const EVENT_LIMIT_MS = 10;
const PASS_LIMIT_MS = 5;

const desk = await openBenchDesk();
try {
  const caseIds = await load(desk);
  await measureEvents(desk, caseIds);
  await measurePasses(desk);
} finally {
  await desk.close();
}

async function load({ ctx, pool }: BenchDesk): Promise<number[]> {
  for (let n = 0; n < RULES; n++) await saveRule(ctx, null, ruleOf(n));
  const { id: brandId } = await defaultBrand(ctx);
  const customerId = await createCustomer(ctx, { name: "Bench" });
  const row = { brandId, customerId, subject: "Bench", channel: "mail", language: null, teamId: null, at: ctx.now() };
  const caseIds = await ctx.tx((tx) => openCases(tx, Array(CASES).fill(row)));
  await pool.query(
    `insert into rule_timers (rule_id, case_id, since, next_at)
     select r.id, c.id, c.opened_at, now() + interval '1 day' + c.id * interval '1 second'
     from (select rule_id as id from rule_versions where spec->'trigger'->>'on' = 'timer') r, cases c
     on conflict do nothing`,
  );
  await pool.query("analyze");
  return caseIds;
}

/** Half wait for a tag of their own, a quarter for other news, a quarter are timers; each asks two things of the case. */
function ruleOf(n: number): SaveRule {
  const base = { name: `Rule ${n}`, active: true, query: `state:active priority<=${1 + (n % 4)} -tag:t${n}` };
  const actions: SaveRule["actions"] = [{ do: "add_note", text: "seen" }];
  if (n % 4 === 3) {
    return { ...base, actions, trigger: { on: "timer", since: "word", minutes: 2_880 + n, business: n % 8 === 3 } };
  }
  const events: ("tag_added" | "promise_broken")[] = [n % 4 === 2 ? "promise_broken" : "tag_added"];
  return { ...base, actions, trigger: { on: "event", events, where: n % 4 === 2 ? {} : { tags: [`wanted${n}`] } } };
}

async function measureEvents({ ctx, pool }: BenchDesk, caseIds: readonly number[]): Promise<void> {
  const took: number[] = [];
  const bare: number[] = [];
  for (let n = 0; n < EVENTS; n++) {
    const caseId = caseIds[n % caseIds.length]!;
    const event: EventRow = {
      id: 1_000_000 + n,
      xid: "0",
      type: "cases.tagged",
      at: ctx.now(),
      actorKind: "staff",
      actorId: 1,
      actorName: "Bench",
      caseId,
      customerId: 1,
      data: { added: [n % 10 === 0 ? "wanted0" : "other"], removed: [] },
    };
    took.push(await timed(() => ctx.tx((tx) => react(tx, event))));
    bare.push(await timed(() => pool.query("select 1")));
  }
  print(`an event through ${RULES} rules`, took, bare, EVENT_LIMIT_MS);
}

async function measurePasses({ ctx, pool }: BenchDesk): Promise<void> {
  const took: number[] = [];
  const bare: number[] = [];
  for (let n = 0; n < PASSES; n++) {
    took.push(await timed(() => lookAtTimers(ctx)));
    bare.push(await timed(() => pool.query("select 1")));
  }
  const { rows } = await pool.query("select count(*)::int as n from rule_timers where next_at is not null");
  print(`a pass when nothing is due, ${rows[0].n.toLocaleString("en")} timers running`, took, bare, PASS_LIMIT_MS);
}

function print(what: string, took: readonly number[], bare: readonly number[], limit: number): void {
  const p95 = percentile(took, 95);
  const figures = `p50 ${percentile(took, 50).toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`;
  const floor = `select 1: ${percentile(bare, 50).toFixed(2)}, ${percentile(bare, 95).toFixed(2)}`;
  console.log(`${what}: ${figures} (${floor}); ratio to ${limit} ms: ${(p95 / limit).toFixed(2)} (must be ≤ 1)`);
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}
