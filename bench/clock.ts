/**
 * The alarm clock with a million open promises: a pass when nothing is due (p95 against 5 ms), 10,000 promises to answer
 * falling due within one minute, rung by the running clock as they come (lateness against 5 s), 10,000 that an outage
 * left behind, and what promising an answer adds to receiving a message (against a tenth).
 */

import { openCases } from "../src/server/modules/cases/index.ts";
import { startReceiver } from "../src/server/modules/intake/index.ts";
import { look, startAlarmClock } from "../src/server/modules/promises/alarm/alarm-clock.ts";
import { promiseAnswers } from "../src/server/modules/service-levels/index.ts";
import { forgetPolicies } from "../src/server/modules/service-levels/policies/current-policies.ts";
import { cpuTime } from "./support/cpu-time.ts";
import { incomingMix } from "./support/incoming-mix.ts";
import { type Loaded, loadMillion } from "./support/load-million.ts";
import { type BenchDesk, openBenchDesk } from "./support/open-bench-desk.ts";
import { percentile } from "./support/percentile.ts";
import { createWriter } from "./support/words.ts";

const OPEN = Number(process.env.KEEPWORD_BENCH_PROMISES ?? 1_000_000);
const DUE = 10_000;
const PASSES = 2_000;
const PASS_LIMIT_MS = 5;
const RING_LIMIT_MS = 5_000;
const MINUTE = 60_000;
const WARM_UP = 3;
const TURNS = 25;
const TURN_SECONDS = 1.5;
const OUTAGES = 3;

const desk = await openBenchDesk();
try {
  const loaded = await loadMillion(desk.adminUrl, { messages: 20_000, cases: 5_000, customers: 4_000 });
  await measureMaking(desk, loaded);
  await loadPromises(desk);
  await measurePasses(desk);
  await measureMinute(desk);
  await measureOutage(desk);
} finally {
  await desk.close();
}

/** A million promises, of which each is due in the days and years to come. */
async function loadPromises({ pool }: BenchDesk): Promise<void> {
  const began = performance.now();
  await pool.query(
    `
    insert into promises (kind, case_id, customer_id, promisor_kind, source, business_ms, calendar_id, calendar_version,
      made_at, started_at, due_at, ladder, next_at, owner_id, team_id)
    select 'next_response', 10000000 + n, 1 + n % 4000, 'brand', 'policy', 21600000, 1, 1, now(), now(), due,
      jsonb_build_array(
        jsonb_build_object('at', to_char((due - interval '2 hours') at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'notify', 'owner', 'atFraction', 0.75),
        jsonb_build_object('at', to_char(due at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'notify', 'team_lead', 'minutesAfterDue', 0)),
      due - interval '2 hours', 1 + n % 200, 1 + n % 20
    from (select n, now() + interval '3 hours' + n * interval '60 seconds' as due from generate_series(1, $1::int) n) d`,
    [OPEN],
  );
  await pool.query("analyze promises").catch(() => undefined);
  console.log(`${OPEN.toLocaleString("en")} open promises loaded in ${seconds(performance.now() - began)}`);
}

async function measurePasses({ ctx, pool }: BenchDesk): Promise<void> {
  const passes: number[] = [];
  const bare: number[] = [];
  for (let n = 0; n < PASSES; n++) {
    passes.push(await timed(() => look(ctx)));
    // What any question to this server costs at the moment, on this machine.
    bare.push(await timed(() => pool.query("select 1")));
  }
  const p95 = percentile(passes, 95);
  console.log(
    `a pass when nothing is due: p50 ${percentile(passes, 50).toFixed(2)} ms, p95 ${p95.toFixed(2)} ms (select 1: ${percentile(bare, 50).toFixed(2)}, ${percentile(bare, 95).toFixed(2)}); ratio to ${PASS_LIMIT_MS} ms: ${(p95 / PASS_LIMIT_MS).toFixed(2)} (must be ≤ 1)`,
  );
}

/** Real cases with promises to answer, whose due times are spread over a minute from a moment. */
async function promiseDue({ ctx, pool }: BenchDesk, from: number): Promise<void> {
  const brand = await ctx.db.selectFrom("brands").select("id").orderBy("id").executeTakeFirstOrThrow();
  for (let done = 0; done < DUE; done += 500) {
    await ctx.tx(async (tx) => {
      const row = { brandId: brand.id, subject: "Due", channel: "mail", language: null, teamId: null, at: tx.now() };
      const rows = Array.from({ length: 500 }, (_, n) => ({ ...row, customerId: 1 + n }));
      const ids = await openCases(tx, rows);
      const contact = { brandId: brand.id, teamId: null, ownerId: null, channel: "mail", priority: 2, tags: [] };
      const contacts = ids.map((caseId, n) => ({ ...contact, caseId, customerId: 1 + n, at: tx.now(), first: true }));
      await promiseAnswers(tx, contacts);
    });
  }
  await pool.query(
    `update promises p set due_at = d.due, next_at = d.due, ladder_step = 1,
       ladder = jsonb_set(ladder, '{1,at}', to_jsonb(to_char(d.due at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
     from (select id, date_trunc('milliseconds', to_timestamp($1) + (row_number() over (order by id) - 1) * interval '6 ms') as due
           from (select id from promises where kind = 'first_response' order by id desc limit $2) newest) d
     where p.id = d.id`,
    [from / 1_000, DUE],
  );
}

async function measureMinute(bench: BenchDesk): Promise<void> {
  const from = Date.now() + 20_000;
  await promiseDue(bench, from);
  const since = await lastEvent(bench);
  const clock = startAlarmClock(bench.ctx, bench.bell);
  await pause(from + MINUTE + RING_LIMIT_MS - Date.now());
  await clock.stop();
  const late = await latenesses(bench, since);
  report("10,000 falling due within one minute", late);
}

/**
 * What the database alone takes for the same rows: in batches of 500 each promise locked and changed, its lines of the log
 * and its events written, by plain statements without a rule in them.
 */
async function bareRings({ pool }: BenchDesk): Promise<void> {
  for (let done = 0; done < DUE; done += 500) {
    const client = await pool.connect();
    try {
      await client.query("begin");
      const { rows } = await client.query(
        "select id from promises where next_at <= now() order by next_at, id limit 500 for update skip locked",
      );
      const ids = rows.map(({ id }) => id);
      await client.query(
        "update promises set state = 'broken', ladder_step = 2, next_at = due_at + interval '1 hour' where id = any($1)",
        [ids],
      );
      await client.query(
        "insert into promise_log (promise_id, at, kind, actor_kind, data) select id, now(), kind, 'system', '{}' from unnest($1::bigint[]) id, unnest('{rang,broken}'::text[]) kind",
        [ids],
      );
      await client.query(
        "insert into events (type, at, actor_kind, case_id, customer_id, data) select type, now(), 'system', id, id, jsonb_build_object('promiseId', id) from unnest($1::bigint[]) id, unnest('{promises.rang,promises.broken}'::text[]) type",
        [ids],
      );
      await client.query("commit");
    } finally {
      client.release();
    }
  }
}

/** In turns with the bare rows, so that both meet the same machine; what counts is the middle one. */
async function measureOutage(bench: BenchDesk): Promise<void> {
  const bare: Spent[] = [];
  const rung: Spent[] = [];
  for (let turn = 0; turn < OUTAGES; turn++) {
    await promiseDue(bench, Date.now() - 10 * MINUTE);
    bare.push(await spent(bench, () => bareRings(bench)));
    await promiseDue(bench, Date.now() - 10 * MINUTE);
    const since = await lastEvent(bench);
    await pause(1_000);
    rung.push(
      await spent(bench, async () => {
        while ((await look(bench.ctx)) === 0);
      }),
    );
    const { length } = await latenesses(bench, since);
    if (length !== DUE) throw new Error(`${DUE} should have rung, ${length} did.`);
  }
  const took = middle(rung.map(({ ms }) => ms));
  const cpu = { rung: middle(rung.map(({ cpuMs }) => cpuMs)), bare: middle(bare.map(({ cpuMs }) => cpuMs)) };
  console.log(
    `${DUE.toLocaleString("en")} that an outage left behind, all rung in ${seconds(took)} (${rung.map(({ ms }) => seconds(ms)).join(", ")}; bare rows of the same: ${bare.map(({ ms }) => seconds(ms)).join(", ")}); processor time ${seconds(cpu.rung)}, bare ${seconds(cpu.bare)}, ratio ${(cpu.rung / cpu.bare).toFixed(1)}; ratio to 5 s: ${(took / RING_LIMIT_MS).toFixed(2)} (must be ≤ 1)`,
  );
}

type Spent = { ms: number; cpuMs: number };

/** How long it takes by the clock, and how much processor time it costs Node and PostgreSQL together. */
async function spent({ dataDir }: BenchDesk, work: () => Promise<unknown>): Promise<Spent> {
  const before = cpuTime(dataDir);
  const ms = await timed(work);
  const after = cpuTime(dataDir);
  return { ms, cpuMs: after.node - before.node + after.postgres - before.postgres };
}

function report(what: string, late: readonly number[]): void {
  const last = Math.max(...late);
  console.log(
    `${what}: ${late.length.toLocaleString("en")} rung; late by p50 ${percentile(late, 50).toFixed(0)} ms, p95 ${percentile(late, 95).toFixed(0)} ms, at most ${last.toFixed(0)} ms; ratio to 5 s: ${(last / RING_LIMIT_MS).toFixed(2)} (must be ≤ 1)`,
  );
  if (late.length !== DUE) throw new Error(`${DUE} should have rung, ${late.length} did.`);
}

/** How late each ring was written down, in ms, by its own moment and the time of its event. */
async function latenesses({ pool }: BenchDesk, since: number): Promise<number[]> {
  const { rows } = await pool.query(
    "select (data->>'lateMs')::float8 as late from events where id > $1 and type = 'promises.rang'",
    [since],
  );
  return rows.map(({ late }) => late);
}

async function lastEvent({ pool }: BenchDesk): Promise<number> {
  return (await pool.query("select coalesce(max(id), 0) as id from events")).rows[0].id;
}

/** The receiving path with the default policy and without any, in short turns, so that both meet the same machine. */
async function measureMaking(bench: BenchDesk, loaded: Loaded): Promise<void> {
  const mails = incomingMix(loaded, { words: createWriter(9).text("en", 60), page: "<p>Hello</p>" });
  const setPromising = async (active: boolean) => {
    await bench.pool.query("update sla_policies set active = $1", [active]);
    forgetPolicies(bench.ctx);
  };
  const pairs: { plain: Received; promised: Received }[] = [];
  for (let turn = 0; turn < WARM_UP + TURNS; turn++) {
    const received = new Map<boolean, Received>();
    // Each is the first of the two as often as the second, which finds the larger tables.
    for (const active of turn % 2 === 0 ? [false, true] : [true, false]) {
      await setPromising(active);
      received.set(active, await receiveFor(bench, mails));
    }
    if (turn >= WARM_UP) pairs.push({ plain: received.get(false)!, promised: received.get(true)! });
  }
  const rate = (of: "plain" | "promised") => middle(pairs.map((pair) => pair[of].perSecond)).toFixed(0);
  const adds = middle(pairs.map(({ plain, promised }) => plain.perSecond / promised.perSecond - 1));
  const work = middle(pairs.map(({ plain, promised }) => promised.cpuMs / plain.cpuMs - 1));
  console.log(
    `receiving, 16 at once: ${rate("plain")} messages/s without promises, ${rate("promised")} with; promising adds ${(adds * 100).toFixed(1)} % by the clock, ${(work * 100).toFixed(1)} % of processor time (median of ${TURNS} turns); ratio to 10 %: ${(adds / 0.1).toFixed(2)} (must be ≤ 1)`,
  );
}

/** `cpuMs`: processor time of Node and PostgreSQL a message. */
type Received = { perSecond: number; cpuMs: number };

async function receiveFor(bench: BenchDesk, mails: ReturnType<typeof incomingMix>): Promise<Received> {
  const receiver = startReceiver(bench.ctx);
  const end = performance.now() + TURN_SECONDS * 1_000;
  let received = 0;
  const caller = async () => {
    while (performance.now() < end) {
      const { outcome } = await receiver.receive(mails.next().value!);
      if (outcome !== "stored") throw new Error(`A mail was not stored: ${outcome}`);
      received++;
    }
  };
  const { ms, cpuMs } = await spent(bench, () => Promise.all(Array.from({ length: 16 }, caller)));
  return { perSecond: (received * 1_000) / ms, cpuMs: cpuMs / received };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function middle(values: readonly number[]): number {
  return percentile(values, 50);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
