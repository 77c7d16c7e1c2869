import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildBrand, buildStaff, buildTeam } from "../../../../../test/support/build.ts";
import { buildMailCustomer } from "../../../../../test/support/build-mail-case.ts";
import { type CaseQuery, parseCaseQuery } from "../../../../shared/case-query/index.ts";
import type { CaseSort } from "../../../../shared/contract/cases.ts";
import { severities } from "../../../../shared/severities.ts";
import type { Actor } from "../../../kernel/ctx.ts";
import { type CaseFacts, canSee } from "../index.ts";
import { compileQuery } from "./compile-query.ts";
import type { Place } from "./cursor.ts";
import { type Reach, readPage } from "./read-page.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const HOUR = 3_600_000;
const CASES = 240;

type Owed = { caseId: number; state: string; dueAt: Date | null };
let rows: CaseFacts[];
let owed: Owed[];
let staff: number[];
let teams: number[];
let agent: Actor;
let supervisor: Actor;

// Rows of every kind, written straight into the tables: the verbs are shown elsewhere, here only reading is.
beforeAll(async () => {
  teams = [await buildTeam(ctx), await buildTeam(ctx)];
  staff = [(await buildStaff(ctx)).id, (await buildStaff(ctx)).id];
  const brands = [(await buildBrand(ctx, { name: "North" })).id, (await buildBrand(ctx)).id];
  const customers = [await buildMailCustomer(ctx), await buildMailCustomer(ctx), await buildMailCustomer(ctx)];
  await sql`select setseed(0.42)`.execute(ctx.db);
  await sql`
    insert into cases (customer_id, brand_id, subject, status_id, category, priority, team_id, owner_id, channel, tags,
      contact_count, opened_at, updated_at, last_message_at, awaiting_since, snoozed_until, solved_at)
    select ${sql`(${customers}::bigint[])`}[1 + i % 3], ${sql`(${brands}::bigint[])`}[1 + i % 2], 'Matter ' || i || case when i % 7 = 0 then ' refund' else '' end,
      s.id, s.category, 1 + (random() * 3)::int, (${teams}::bigint[])[1 + (random() * 2)::int], (${staff}::bigint[])[1 + (random() * 2)::int],
      case when i % 5 = 0 then 'phone' else 'mail' end,
      case when i % 6 = 0 then '{refund,vip}'::text[] when i % 4 = 0 then '{refund}' else '{}' end, 1 + i % 4,
      ${ctx.now()}::timestamptz - i * interval '1 hour 0.000123 seconds',
      ${ctx.now()}::timestamptz - (random() * 20)::int * interval '1 hour', ${ctx.now()},
      case when s.category in ('new', 'open', 'waiting_partner') and random() < 0.5 then ${ctx.now()}::timestamptz - (random() * 9)::int * interval '1 hour' end,
      case when s.category not in ('solved', 'closed') and random() < 0.2 then ${ctx.now()}::timestamptz + interval '1 day' end,
      case when s.category in ('solved', 'closed') then ${ctx.now()}::timestamptz - i * interval '10 minutes' end
    from generate_series(1, ${CASES}) i
    join lateral (select id, category from case_statuses order by md5(i || category) limit 1) s on true
  `.execute(ctx.db);
  await sql`
    insert into promises (kind, case_id, customer_id, promisor_kind, source, made_at, started_at, due_at, state, ladder)
    select 'callback', c.id, c.customer_id, 'team', 'person', ${ctx.now()}, ${ctx.now()},
      case when random() < 0.1 and p.state = 'open' then null else ${ctx.now()}::timestamptz + ((random() - 0.3) * 20)::int * interval '30 minutes' end,
      p.state, '[]'
    from cases c, generate_series(1, 2) n
    cross join lateral (select (array['open', 'open', 'broken', 'kept'])[1 + (random() * 3)::int + 0 * n] as state) p
    where random() < 0.5 and c.id > 0
  `.execute(ctx.db);
  // What is done has no open promise and what is merged away is in no list.
  await sql`update promises p set state = 'withdrawn' from cases c
    where c.id = p.case_id and p.state = 'open' and c.category in ('solved', 'closed')`.execute(ctx.db);
  await sql`update cases set merged_into = (select min(id) from cases) where id % 40 = 0`.execute(ctx.db);
  await sql`analyze cases`.execute(ctx.db);
  rows = (await sql<CaseFacts>`select * from cases`.execute(ctx.db)).rows.filter((row) => row.mergedInto === null);
  owed = (await sql<Owed>`select case_id, state, due_at from promises`.execute(ctx.db)).rows;
  const base = { kind: "staff" as const, id: staff[0]!, name: "Me", teamIds: [teams[0]!] };
  supervisor = { ...base, permissions: new Set(["cases:read", "cases:read-all"] as const) };
  agent = { ...base, permissions: new Set(["cases:read"] as const) };
});

/** The same question asked of rows in memory, term by term: what the lists are held against. */
function fits(row: CaseFacts, query: CaseQuery): boolean {
  return query.terms.every((term) => holds(row, term) !== term.negated);
}

function holds(row: CaseFacts, term: CaseQuery["terms"][number]): boolean {
  if (term.kind === "words") return row.subject.toLowerCase().includes(term.text.toLowerCase());
  const active = !["solved", "closed"].includes(row.category);
  const mine = owed.filter((promise) => promise.caseId === row.id);
  const within = (age: number | null) => {
    if (age === null) return false;
    const value = term.values[0]!;
    const bound = value.kind === "duration" ? value.amount * (value.unit === "h" ? HOUR : 24 * HOUR) : 0;
    return { "<": age < bound, "<=": age <= bound, ">": age > bound, ">=": age >= bound, ":": false }[term.operator];
  };
  const ageOf = (time: Date | null) => time && ctx.now().getTime() - time.getTime();
  return term.values.some((value) => {
    const keyword = value.kind === "keyword" ? value.keyword : null;
    switch (term.field) {
      case "state":
        return keyword === "active" ? active : keyword === "done" ? !active : keyword === row.category;
      case "owner":
        return keyword === "none"
          ? row.ownerId === null
          : keyword === "any"
            ? row.ownerId !== null
            : row.ownerId === staff[0];
      case "team":
        return keyword === "none" ? row.teamId === null : row.teamId === teams[0];
      case "tag":
        return value.kind === "text" ? row.tags.includes(value.text) : row.tags.length === 0;
      case "channel":
        return value.kind === "text" && row.channel === value.text;
      case "brand":
        return (
          value.kind === "text" && value.text === "North" && row.brandId === Math.min(...rows.map((r) => r.brandId))
        );
      case "priority": {
        const bound = value.kind === "number" ? value.number : 3;
        return term.operator === ":" ? row.priority === bound : row.priority >= bound;
      }
      case "promise":
        if (keyword === "open") return mine.some(({ state }) => state === "open");
        if (keyword === "broken") return active && mine.some(({ state }) => state === "broken");
        return !mine.some(({ state }) => state === "open" || (active && state === "broken"));
      case "due":
        return mine.some(({ state, dueAt }) => state === "open" && dueAt !== null && within(-ageOf(dueAt)!));
      case "awaiting":
        return keyword ? (row.awaitingSince !== null) === (keyword === "yes") : within(ageOf(row.awaitingSince));
      case "snoozed":
        return (row.snoozedUntil !== null) === (keyword === "yes");
      case "updated":
        return within(ageOf(row.updatedAt));
      case "opened":
        return within(ageOf(row.openedAt));
      case "solved":
        return within(ageOf(row.solvedAt));
      case "contacts":
        return value.kind === "number" && row.contactCount >= value.number;
      case "customer":
        return value.kind === "number" && row.customerId === value.number;
      case "case":
        return value.kind === "number" && row.id === value.number;
      default:
        return false;
    }
  });
}

/** Where a row stands in an order: compared part by part. */
function rank(row: CaseFacts, sort: CaseSort): number[] {
  const updated = -row.updatedAt.getTime();
  switch (sort) {
    case "updated":
      return [updated, -row.id];
    case "-updated":
      return [-updated, row.id];
    case "opened":
      return [-row.id];
    case "-opened":
      return [row.id];
    case "priority":
      return [-row.priority, updated, -row.id];
    case "severity":
      return [-severities.indexOf(row.severity), updated, -row.id];
    case "awaiting":
      return row.awaitingSince ? [0, row.awaitingSince.getTime(), row.id] : [1, updated, -row.id];
    case "due": {
      const times = (state: string) =>
        owed.flatMap((promise) =>
          promise.caseId === row.id && promise.state === state && promise.dueAt ? [promise.dueAt.getTime()] : [],
        );
      const active = !["solved", "closed"].includes(row.category);
      if (active && times("broken").length > 0) return [0, -Math.max(...times("broken"))];
      return times("open").length > 0 ? [1, Math.min(...times("open"))] : [2, updated, -row.id];
    }
  }
}

async function readAll(actor: Actor, text: string, sort: CaseSort, limit: number, reach: Reach): Promise<CaseFacts[]> {
  const { query, problems } = parseCaseQuery(text);
  expect(problems).toEqual([]);
  const names = {
    staff: new Map(),
    teams: new Map(),
    brands: new Map([["North", [Math.min(...rows.map((row) => row.brandId))]]]),
    causes: new Map(),
    partners: new Map(),
  };
  const compiled = compileQuery(query, { actor, now: ctx.now(), names, found: null });
  const all: CaseFacts[] = [];
  let place: Place | null = { segment: 0, position: null };
  for (let pages = 0; place; pages++) {
    expect(pages).toBeLessThan(2_000);
    const page = await readPage(ctx.db, compiled, { sort, place, limit }, reach);
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    all.push(...page.rows);
    place = page.next;
  }
  return all;
}

const term = fc.constantFrom(
  "state:new,open",
  "state:active",
  "state:done",
  "-state:solved",
  "owner:me",
  "owner:none",
  "owner:me,none",
  "owner:any",
  "-owner:me",
  "team:mine",
  "team:none",
  "-team:mine",
  "tag:refund",
  "tag:vip,none",
  "-tag:vip",
  "channel:phone",
  "brand:North",
  "priority>=3",
  "priority:2",
  "promise:open",
  "promise:broken",
  "promise:none",
  "-promise:broken",
  "due<2h",
  "due>1h",
  "awaiting:yes",
  "awaiting:no",
  "awaiting>3h",
  "snoozed:no",
  "snoozed:yes",
  "updated<10h",
  "opened>2d",
  "solved<1d",
  "contacts>=3",
  "customer:1",
  "refund",
  "-refund",
);
const sorts: CaseSort[] = ["updated", "-updated", "opened", "-opened", "due", "priority", "awaiting"];
const reaches: Reach[] = [{}, { looks: { first: 1, last: 7 }, gather: 0 }, { looks: { first: 1, last: 1 } }];

describe("a list of cases", () => {
  test("has exactly what fits and may be seen, in order, whichever way it is read, on pages of any size", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(term, { maxLength: 4 }),
        fc.constantFrom(...sorts),
        fc.constantFrom(...reaches),
        fc.constantFrom(1, 7, 50),
        fc.boolean(),
        async (terms, sort, reach, limit, restricted) => {
          const text = terms.join(" ");
          const actor = restricted ? agent : supervisor;
          const { query } = parseCaseQuery(text);
          const expected = rows.filter((row) => fits(row, query) && canSee(actor, row));
          const listed = await readAll(actor, text, sort, limit, reach);
          expect(listed.map((row) => row.id).sort()).toEqual(expected.map((row) => row.id).sort());
          const ranks = listed.map((row) => rank(row, sort));
          for (let i = 1; i < ranks.length; i++) expect(compare(ranks[i - 1]!, ranks[i]!)).toBeLessThanOrEqual(0);
        },
      ),
      { numRuns: 120 },
    );
  });

  test("of somebody who may read no cases is empty", async () => {
    const nobody: Actor = { ...agent, permissions: new Set() };
    for (const sort of sorts) expect(await readAll(nobody, "", sort, 50, {})).toEqual([]);
  });
});

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, part] of a.entries()) {
    const difference = part - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
