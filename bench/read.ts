/**
 * Reading with a million cases and a million messages: the newest 50 of each kind of view, and one case's page with
 * everything on it. What counts is the server's part, p95, against a limit of 50 ms; beside it, in the same run, the very
 * same statements straight through one bare `pg` client, one after the other, and the processor time that a call costs Node
and PostgreSQL together.
 *
 * `KEEPWORD_BENCH_DATA` names a folder that is kept, so that the load need not be repeated.
 */
import pg from "pg";
import { modules } from "../src/server/app.ts";
import { type Actor, type Ctx, systemActor } from "../src/server/kernel/ctx.ts";
import { builtInRoles, type Permission } from "../src/shared/permissions.ts";
import { compareReads } from "./support/compare-reads.ts";
import { loadMillion } from "./support/load-million.ts";
import { openBenchDesk } from "./support/open-bench-desk.ts";

const LIMIT_MS = 50;
const CALLS = Number(process.env.CALLS ?? 200);
const CASES = Number(process.env.KEEPWORD_BENCH_CASES ?? 1_000_000);
const LOAD = { messages: CASES, cases: CASES, customers: Math.ceil(CASES * 0.3) };

const views: [name: string, query: string, sort: string][] = [
  ["all", "", "updated"],
  ["all, longest opened", "", "-opened"],
  ["all, due first", "", "due"],
  ["mine", "owner:me state:active snoozed:no", "due"],
  ["unowned", "owner:none state:active snoozed:no", "priority"],
  ["awaiting", "awaiting:yes snoozed:no", "awaiting"],
  ["due within a day", "state:active due<1d", "due"],
  ["broken", "state:active promise:broken", "due"],
  ["closed ones of mine", "state:closed owner:me", "updated"],
  ["a tag, 4 % of all", "tag:refund", "updated"],
  ["a tag, 0.5 %", "tag:recall", "updated"],
  ["a tag, 0.05 %", "tag:lawyer", "updated"],
  ["a tag nobody gave", "tag:nonesuch", "updated"],
  ["a tag in work, due first", "state:active tag:refund", "due"],
  ["serious ones first, of all", "", "severity"],
  ["high or critical, 0.5 % of all", "severity:high,critical", "updated"],
  ["critical ones, 0.02 %", "severity:critical", "updated"],
  ["serious ones in work, due first", "state:active severity:raised,high,critical", "due"],
  ["a cause, 4 % of all", "cause:bench-common", "updated"],
  ["a cause, 0.05 %", "cause:bench-rare", "updated"],
  ["a cause, in work, due first", "state:active cause:bench-common", "due"],
  ["no cause named, closed", "state:closed cause:none", "updated"],
  ["urgent ones in Chinese", "state:active priority:urgent language:zh", "priority"],
];

const desk = await openBenchDesk();
const bare = new pg.Client({ connectionString: desk.url });
await bare.connect();
const { header, compare } = compareReads(bare, { limitMs: LIMIT_MS, calls: CALLS, dataDir: desk.dataDir });
try {
  const { rows } = await desk.pool.query("select count(*) as n from (select from cases limit 1000) c");
  if (rows[0].n === 0) {
    const { seconds } = await loadMillion(desk.adminUrl, LOAD);
    await joinTeams();
    await tagMore();
    await judge();
    console.log(`loaded ${LOAD.cases} cases and ${LOAD.messages} messages in ${seconds.toFixed(0)} s`);
  }
  const supervisor = desk.ctx.as(member([...builtInRoles.supervisor]));
  const agent = desk.ctx.as(member(["cases:read", "promises:read"]));
  header();
  for (const [name, query, sort] of views) await compare(name, () => list(supervisor, query, sort));
  await compare("all, of an agent's teams", () => list(agent, "", "updated"));
  await compare("due first, of an agent's teams", () => list(agent, "", "due"));
  let turn = 0;
  const page = () => casePage(supervisor, 1_001 + ((turn++ * 7_919) % LOAD.cases));
  await compare("one case's page", page);
  await compare("counts of the built-in views", () =>
    call(supervisor, "/api/v1/cases/counts", { query: { ids: "mine,unowned,awaiting,due,broken,all" } }),
  );
} finally {
  await bare.end();
  await desk.close();
}

/** Two teams share the work in hand, so that an agent who may see only theirs has something to see. */
async function joinTeams(): Promise<void> {
  const admin = new pg.Client({ connectionString: desk.adminUrl });
  await admin.connect();
  await admin.query("insert into teams (name) values ('bench 1'), ('bench 2')");
  await admin.query(
    `update cases set team_id = (select min(id) from teams where name like 'bench%') + id % 2
     where category in ('new', 'open', 'waiting_customer', 'waiting_partner')`,
  );
  await admin.query("vacuum analyze cases");
  await admin.end();
}

/** The load's own tags are common ones. */
async function tagMore(): Promise<void> {
  const admin = new pg.Client({ connectionString: desk.adminUrl });
  await admin.connect();
  await admin.query("update cases set tags = tags || '{recall}' where id % 200 = 0");
  await admin.query("update cases set tags = tags || '{lawyer}' where id % 2000 = 1");
  await admin.query("vacuum analyze cases");
  await admin.end();
}

/** One in fifty is serious, of these a few very; one in 25 has a cause that is common, one in 2,000 a rare one. */
async function judge(): Promise<void> {
  const admin = new pg.Client({ connectionString: desk.adminUrl });
  await admin.connect();
  await admin.query(
    `update cases set severity = case when id % 5000 = 3 then 'critical' when id % 200 = 3 then 'high' else 'raised' end
     where id % 50 = 3`,
  );
  await admin.query(
    `insert into causes (code, names, created_at, updated_at)
     select code, jsonb_build_object('en', code, 'zh-CN', code), now(), now() from unnest('{bench-common,bench-rare}'::text[]) code`,
  );
  await admin.query(
    `insert into case_causes (case_id, cause_id, main, named_at)
     select k.id, c.id, true, now() from cases k join causes c
       on (c.code = 'bench-common' and k.id % 25 = 4) or (c.code = 'bench-rare' and k.id % 2000 = 5)`,
  );
  await admin.query("vacuum analyze cases, causes, case_causes");
  await admin.end();
}

function member(permissions: Permission[]): Actor {
  return { ...systemActor("bench"), kind: "staff", id: 7, permissions: new Set(permissions), teamIds: [2] };
}

function list(ctx: Ctx, query: string, sort: string): Promise<unknown> {
  return call(ctx, "/api/v1/cases", { query: { query, sort, limit: 50 } });
}

async function casePage(ctx: Ctx, id: number): Promise<void> {
  const params = { id };
  await Promise.all([
    call(ctx, "/api/v1/cases/:id", { params }),
    call(ctx, "/api/v1/cases/:id/messages", { params, query: { limit: 50 } }),
    call(ctx, "/api/v1/cases/:id/log", { params, query: { limit: 50 } }),
  ]);
}

/** What the server does for a request once it is let in. */
async function call(ctx: Ctx, path: string, input: { params?: object; query?: object }): Promise<unknown> {
  const route = modules
    .flatMap((module) => module.routes ?? [])
    .find((each) => each.method === "GET" && each.path === path);
  return route!.handler(ctx, { params: {}, query: {}, ...input } as never, {} as never);
}
