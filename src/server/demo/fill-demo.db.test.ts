import { expect, test } from "vitest";
import { openTestDesk } from "../../../test/support/app.ts";
import { caseCategories } from "../../shared/case-categories.ts";
import { fillDemo } from "./fill-demo.ts";
import { findReasonNotToFill } from "./find-reason-not-to-fill.ts";
import type { DemoReport } from "./report.ts";
import { complaints } from "./stories/complaints.zh.ts";

const PASSWORD = "one password for all";
/** A Wednesday, 16:40 in Shanghai: the shop is open. */
const NOW = new Date("2026-03-11T08:40:00.000Z");

const desk = await openTestDesk({ now: NOW.toISOString() });
const twins = [await openTestDesk({ now: NOW.toISOString() }), await openTestDesk({ now: NOW.toISOString() })] as const;

/** What people see of a desk, without the links, which each desk signs with the ids it gave. */
async function whatIsSeen(which: typeof desk): Promise<unknown[]> {
  const { rows } = await which.pool.query(`
    select c.id, c.subject, c.category, c.priority, c.owner_id, c.opened_at, c.tags, c.contact_count, c.snoozed_until,
      (select jsonb_agg(jsonb_build_array(m.direction, m.kind, m.subject, m.text, m.created_at, m.delivery_state) order by m.id)
        from messages m where m.case_id = c.id) as messages,
      (select jsonb_agg(jsonb_build_array(p.kind, p.state, p.due_at, p.settled_at) order by p.id)
        from promises p where p.case_id = c.id) as promises
    from cases c order by c.id`);
  return rows;
}

let report: DemoReport;

test("an empty desk is filled, in a way that everything can be seen", { timeout: 600_000 }, async () => {
  expect(await findReasonNotToFill(desk.ctx, desk.pool)).toBeNull();
  const seen: number[] = [];
  report = await fillDemo(desk.ctx, {
    password: PASSWORD,
    now: NOW,
    smtp: null,
    onProgress: (done, of) => seen.push(done / of),
  });
  expect(seen.at(-1)).toBe(1);
  expect(report.cases).toBeGreaterThanOrEqual(190);
  expect(report.customers).toBeGreaterThanOrEqual(30);
  expect(Object.keys(report.categories).sort()).toEqual([...caseCategories].sort());
  for (const [state, count] of Object.entries(report.promises)) expect([state, count > 0]).toEqual([state, true]);
  expect(report.promises.kept).toBeGreaterThan(report.promises.broken * 3);
});

test.each([
  [
    "both languages, two thirds Chinese",
    "select count(*) filter (where language like 'zh%')::float / count(*) between 0.55 and 0.75 as ok from cases",
  ],
  ["mail, form, telephone and chat", "select count(distinct channel) = 4 as ok from cases"],
  [
    "a robot that solved, and one that handed over",
    "select count(distinct outcome) >= 3 as ok from robot_dialogues where outcome in ('solved_said', 'solved_silence', 'handed_over')",
  ],
  [
    "guides that customers walked to the end, and left",
    "select count(distinct outcome) = 4 as ok from flow_runs where player = 'customer'",
  ],
  ["a case that was put aside", "select exists (select from cases where snoozed_until > $1) as ok"],
  ["cases that were merged", "select exists (select from cases where merged_into is not null) as ok"],
  ["cases that were split", "select exists (select from events where type = 'cases.split') as ok"],
  ["cases that came back", "select exists (select from events where type = 'cases.reopened') as ok"],
  ["a customer who asked three times", "select exists (select from cases where contact_count >= 3) as ok"],
  ["a VIP", "select exists (select from customers where tier = 'VIP') as ok"],
  ["a customer of two addresses", "select exists (select from events where type = 'customers.merged') as ok"],
  ["mail that came back", "select exists (select from messages where delivery_state = 'bounced') as ok"],
  ["mail that was refused", "select exists (select from messages where delivery_state = 'failed') as ok"],
  ["mail that needed a second attempt", "select exists (select from delivery_attempts where outcome = 'retry') as ok"],
  ["mail that waits in the outbox", "select exists (select from messages where delivery_state = 'queued') as ok"],
  [
    "an absence note, which starts nothing",
    "select exists (select from messages where auto_reply = 'out-of-office') as ok",
  ],
  ["a blocked sender", "select exists (select from intake where state = 'refused') as ok"],
  [
    "an order that is late",
    "select exists (select from shipments where delivered_at is null and estimated_at < $1) as ok",
  ],
  ["cases that name their orders", "select count(*) > 20 as ok from case_orders"],
  ["pictures and papers", "select count(distinct type) >= 2 as ok from attachments"],
  ["mail in HTML", "select exists (select from messages where direction = 'in' and html is not null) as ok"],
  [
    "internal notes of several people on one case",
    "select exists (select from messages where kind = 'note' group by case_id having count(distinct author_id) >= 3) as ok",
  ],
  ["a disputed promise", "select exists (select from events where type = 'promises.disputed') as ok"],
  ["a moved promise", "select exists (select from promises where moved_count > 0) as ok"],
  [
    "nothing from the future",
    "select not exists (select from events where at > $1) and not exists (select from messages where created_at > $1) as ok",
  ],
  [
    "nothing older than fifteen days",
    "select not exists (select from cases where opened_at < $1::timestamptz - interval '15 days') as ok",
  ],
])("the shop has %s", async (_, query) => {
  const { rows } = await desk.pool.query(query, query.includes("$1") ? [NOW] : []);
  expect(rows).toEqual([{ ok: true }]);
});

test("its people sign in with the password, and nobody is left signed in", async () => {
  const { rows } = await desk.pool.query("select count(*)::int as n from staff_sessions");
  expect(rows[0].n).toBe(0);
  const client = await desk.as("nobody");
  const answer = await client.post("/api/auth/sign-in/email", { email: "emma@shanyue.example", password: PASSWORD });
  expect(answer.status).toBe(200);
});

test("a desk that is not empty is refused", async () => {
  expect(await findReasonNotToFill(desk.ctx, desk.pool)).toContain("not empty");
});

test("every run is the same", { timeout: 600_000 }, async () => {
  const stories = complaints.slice(0, 4);
  for (const { ctx } of twins) await fillDemo(ctx, { password: PASSWORD, now: NOW, smtp: null, stories });
  const [one, other] = await Promise.all(twins.map(whatIsSeen));
  expect(one!.length).toBeGreaterThan(3);
  expect(other).toEqual(one);
});
