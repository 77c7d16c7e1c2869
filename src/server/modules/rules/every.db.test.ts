import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam, unique } from "../../../../test/support/build.ts";
import { buildCase } from "../../../../test/support/build-case.ts";
import { buildMailAccount, deliver } from "../../../../test/support/deliver.ts";
import type { RuleAction, SaveRule } from "../../../shared/contract/rules.ts";
import { type RuleEvent, ruleEvents } from "../../../shared/rule-events.ts";
import { archiveTeam } from "../accounts/save-team.ts";
import { assignCase, getCase, updateCase } from "../cases/index.ts";
import { rateCase } from "../complaints/index.ts";
import { setSeverity } from "../complaints/severity/set-severity.ts";
import { messageLost } from "../conversations/events.ts";
import { addNote } from "../conversations/index.ts";
import { disputePromise, keepByHand, makePromises, movePromise, ringDue, waivePromise } from "../promises/index.ts";
import { runFirings } from "./firings/run-firings.ts";
import { forgetRules } from "./rules/current-rules.ts";
import { findActions, writeOutcome } from "./store/firings.ts";

/** Every trigger and every action, each once and for real. */

const desk = await openTestDesk({ settings: { ALLOW_PRIVATE_HOSTS: "all" } });
const { ctx } = desk;
const leader = await desk.as("leader");
const supervisor = await desk.as("supervisor");
const person = await buildStaff(ctx, { name: "Person" });
const teamId = await buildTeam(ctx, { name: "Team of rules", routing: "pull", memberIds: [person.id] });
const account = await buildMailAccount(ctx);
await desk.pool.query('update channel_accounts set config = config || \'{"smtpHost":"127.0.0.1"}\' where id = $1', [
  account.id,
]);
const HOUR = 3_600_000;

beforeEach(async () => {
  await settle();
  await desk.pool.query("delete from rule_timers; update rules set archived_at = now() where archived_at is null");
  forgetRules(ctx);
});

// No mail server listens: that an answer does not leave is no matter here.
const settle = () => desk.settle({ failures: "return" });
const base: SaveRule = {
  name: "Rule",
  active: true,
  trigger: { on: "event", events: ["tag_added"], where: { tags: ["go"] } },
  query: "",
  actions: [{ do: "add_note", text: "seen" }],
};
async function save(given: Partial<SaveRule> = {}) {
  const answer = await leader.post("/api/v1/rules", { ...base, ...given });
  expect(answer.status, answer.text).toBe(200);
  return answer.body as { id: number; missing: unknown[] };
}
const logOf = async (caseId: number) => (await leader.get(`/api/v1/rule-firings?caseId=${caseId}`)).body.items;
const rowsOf = async (text: string, caseId: number) => (await desk.pool.query(text, [caseId])).rows;
const notesOf = (caseId: number) =>
  rowsOf("select text from messages where case_id = $1 and direction = 'note' order by id", caseId);

async function mailed(): Promise<number> {
  const subject = `Subject ${unique()}`;
  await deliver(ctx, account, { from: `Ann <ann-${unique()}@example.com>`, subject, text: "Where is it?" });
  const { rows } = await desk.pool.query("select id from cases where subject = $1", [subject]);
  return rows[0].id;
}
async function promised(caseId: number): Promise<number> {
  const { customerId } = await getCase(ctx, caseId);
  const promisor = { kind: "brand" as const, id: null };
  const term = { dueAt: new Date(desk.now().getTime() + 2 * HOUR) };
  const [id] = await makePromises(ctx, [
    { kind: "callback", caseId, customerId, promisor, source: "person", term, ownerId: null, teamId: null },
  ]);
  return id!;
}

async function answered(caseId: number): Promise<void> {
  const answer = await supervisor.post(`/api/v1/cases/${caseId}/reply`, { text: "It comes on Monday." });
  expect(answer.status, answer.text).toBe(200);
  // Until then it can be undone, and is not sent.
  desk.advance("1 min");
}

/** What makes each happen in a case. What comes before it is heard before the rule is there. */
type Scene = { before?: (caseId: number) => Promise<unknown>; act: (caseId: number, made: never) => Promise<unknown> };
const moved = () => new Date(desk.now().getTime() + 9 * HOUR);
const scenes: Record<Exclude<RuleEvent, "case_opened" | "message_received">, Scene> = {
  case_reopened: {
    before: (caseId) => updateCase(ctx, { caseId, category: "solved" }),
    act: (caseId) => updateCase(ctx, { caseId, category: "open" }),
  },
  answer_sent: { act: (caseId) => answered(caseId) },
  answer_lost: {
    act: async (caseId) => {
      const { customerId } = await getCase(ctx, caseId);
      const [{ id }] = (await rowsOf("select id from messages where case_id = $1", caseId)) as [{ id: number }];
      const what = { kind: "reply", authorId: person.id, automatic: false, thenCategory: null } as const;
      const lost = { ...what, messageId: id, reason: "failed", detail: null } as const;
      await ctx.tx(async (tx) => tx.emit(messageLost, lost, { caseId, customerId }));
    },
  },
  note_added: { act: (caseId) => addNote(ctx, { caseId, text: "A note" }) },
  status_changed: { act: (caseId) => updateCase(ctx, { caseId, category: "waiting_customer" }) },
  owner_changed: { act: (caseId) => assignCase(ctx, { caseId, ownerId: person.id, reason: "person" as never }) },
  priority_changed: { act: (caseId) => updateCase(ctx, { caseId, priority: 4 }) },
  tag_added: { act: (caseId) => updateCase(ctx, { caseId, addTags: ["one"] }) },
  tag_removed: {
    before: (caseId) => updateCase(ctx, { caseId, addTags: ["one"] }),
    act: (caseId) => updateCase(ctx, { caseId, removeTags: ["one"] }),
  },
  promise_made: { act: promised },
  promise_moved: { before: promised, act: (_, id) => movePromise(ctx, { id, dueAt: moved(), reason: "Later" }) },
  promise_kept: { before: promised, act: (_, id) => keepByHand(ctx, { id, evidence: "Called" }) },
  promise_broken: {
    before: promised,
    act: async () => {
      desk.advance("3 h");
      await ringDue(ctx);
    },
  },
  promise_disputed: {
    before: async (caseId) => {
      const id = await promised(caseId);
      await keepByHand(ctx, { id, evidence: "Called" });
      return id;
    },
    act: (caseId, id) => disputePromise(ctx, { id, caseId, words: "Nobody called" }),
  },
  promise_waived: { before: promised, act: (_, id) => waivePromise(ctx, { id, reason: "Not needed" }) },
  severity_raised: { act: (caseId) => setSeverity(ctx, { caseId, severity: "critical", reason: "Burnt" }) },
  customer_unhappy: { act: (caseId) => rateCase(ctx, { caseId, rating: 1, comment: null }) },
};

describe("[B4] each trigger", () => {
  test.each(ruleEvents)("%s sets a rule off once, and others do not", async (event) => {
    const scene = event === "case_opened" || event === "message_received" ? null : scenes[event];
    const about = scene ? await mailed() : 0;
    await settle();
    const made = await scene?.before?.(about);
    await settle();
    await save({ trigger: { on: "event", events: [event], where: {} }, actions: [{ do: "add_tags", tags: ["seen"] }] });
    if (scene) await scene.act(about, made as never);
    const caseId = scene ? about : await mailed();
    await settle();
    expect(await logOf(caseId)).toMatchObject([{ trigger: event, state: "done" }]);
    expect((await getCase(ctx, caseId)).tags).toContain("seen");
  });
});

const macro = await leader.post("/api/v1/macros", {
  name: "We look into it",
  shared: true,
  actions: [{ do: "insert_text", texts: { en: "We look into it.", "zh-CN": "我们会查清楚。" } }],
});
const hook = await leader.post("/api/v1/webhooks", { name: "Ours", url: "http://127.0.0.1:9/hook", active: true });
const webhookId = hook.body.webhook.id as number;

/** What each action leaves behind. */
type Deed = { action: RuleAction; seen: (caseId: number) => Promise<unknown>; is: unknown };
const caseOf = (caseId: number) => getCase(ctx, caseId);
const deeds: { [K in RuleAction["do"]]: () => Deed } = {
  assign_team: () => ({ action: { do: "assign_team", teamId }, seen: caseOf, is: { teamId } }),
  assign_person: () => ({
    action: { do: "assign_person", staffId: person.id },
    seen: caseOf,
    is: { ownerId: person.id },
  }),
  add_tags: () => ({ action: { do: "add_tags", tags: ["b"] }, seen: caseOf, is: { tags: ["a", "go", "b"] } }),
  remove_tags: () => ({ action: { do: "remove_tags", tags: ["a"] }, seen: caseOf, is: { tags: ["go"] } }),
  set_priority: () => ({ action: { do: "set_priority", priority: 1 }, seen: caseOf, is: { priority: 1 } }),
  set_category: () => ({
    action: { do: "set_category", category: "waiting_customer" },
    seen: caseOf,
    is: { category: "waiting_customer" },
  }),
  make_promise: () => ({
    action: { do: "make_promise", kind: "refund", words: "We refund you.", businessMinutes: 60 },
    seen: (caseId) => rowsOf("select kind, words from promises where case_id = $1 and source = 'rule'", caseId),
    is: [{ kind: "refund", words: "We refund you." }],
  }),
  notify: () => ({
    action: { do: "notify", whom: "person", staffId: person.id, words: "Look here" },
    seen: (caseId) => rowsOf("select staff_id from notifications where kind = 'rule_told' and case_id = $1", caseId),
    is: [{ staff_id: person.id }],
  }),
  reply: () => ({
    action: { do: "reply", macroId: macro.body.id },
    seen: (caseId) => rowsOf("select automatic from messages where kind = 'notice' and case_id = $1", caseId),
    is: [{ automatic: true }],
  }),
  add_note: () => ({ action: { do: "add_note", text: "Seen" }, seen: notesOf, is: [{ text: "Seen" }] }),
  snooze: () => ({
    action: { do: "snooze", minutes: 60 },
    seen: caseOf,
    is: { snoozedUntil: new Date(desk.now().getTime() + HOUR) },
  }),
  call_webhook: () => ({
    action: { do: "call_webhook", webhookId },
    seen: (caseId) => rowsOf("select webhook_id from webhook_deliveries where case_id = $1", caseId),
    is: [{ webhook_id: webhookId }],
  }),
};

describe("[B4] each action", () => {
  test.each(Object.keys(deeds) as RuleAction["do"][])("%s is done in the case, and stands in the log", async (kind) => {
    const caseId = await mailed();
    await updateCase(ctx, { caseId, addTags: ["a"] });
    await settle();
    // Acknowledgements of other modules are no notices of rules.
    await desk.pool.query("delete from notifications where case_id = $1", [caseId]);
    const before = kind === "reply" ? ((await deeds.reply().seen(caseId)) as unknown[]) : [];
    const { action, seen, is } = deeds[kind]();
    await save({ actions: [action] });
    await updateCase(ctx, { caseId, addTags: ["go"] });
    await settle();
    const [firing] = await logOf(caseId);
    expect(firing).toMatchObject({ state: "done", actions: [{ state: "done", action }] });
    const found = await seen(caseId);
    if (kind === "reply") expect(found).toEqual([...before, ...(is as unknown[])]);
    else if (Array.isArray(is)) expect(found).toEqual(is);
    else expect(found).toMatchObject(is as object);
  });
});

test("[B4] an action is done once by however many workers, and a worker that fails late undoes no other's note of it", async () => {
  await save({ actions: [base.actions[0]!, { do: "add_note", text: "then" }] });
  const { caseId } = await buildCase(ctx);
  await updateCase(ctx, { caseId, addTags: ["go"] });
  await settle();
  const [firing] = await logOf(caseId);
  const firingIds = [firing.id as number];
  // As if the worker had died with nothing done.
  await desk.pool.query("update rule_firings set state = 'pending', finished_at = null where id = $1", firingIds);
  await desk.pool.query("update rule_firing_actions set state = 'pending' where firing_id = $1", firingIds);
  await desk.pool.query("delete from messages where case_id = $1 and direction = 'note'", [caseId]);
  await Promise.all([1, 2, 3].map(() => runFirings.run(ctx, { firingIds })));
  expect(await notesOf(caseId)).toEqual([{ text: "seen" }, { text: "then" }]);
  const [row] = await findActions(ctx.db, firingIds);
  await writeOutcome(ctx.db, { ...row!, state: "pending", outcome: {} }, ctx.now());
  await runFirings.run(ctx, { firingIds });
  expect(await notesOf(caseId)).toHaveLength(2);
  expect(await logOf(caseId)).toMatchObject([{ state: "done", actions: [{ state: "done" }, { state: "done" }] }]);
});

test("[B4] a rule that names who or what is no more says so in the list, and cannot be saved anew like that", async () => {
  const gone = { team: await buildTeam(ctx, {}), person: (await buildStaff(ctx, {})).id };
  const macroId = (
    await leader.post("/api/v1/macros", {
      ...{ name: `M ${unique()}`, shared: true, actions: [{ do: "insert_text", texts: { en: "x", "zh-CN": "x" } }] },
    })
  ).body.id as number;
  const actions: RuleAction[] = [
    { do: "assign_team", teamId: gone.team },
    { do: "notify", whom: "person", staffId: gone.person, words: "x" },
    { do: "reply", macroId },
    { do: "call_webhook", webhookId },
    { do: "assign_team", teamId },
  ];
  const { id, missing } = await save({ query: `team:${gone.team} owner:${gone.person}`, actions });
  expect(missing).toEqual([]);
  await archiveTeam(ctx, gone.team);
  await desk.pool.query("update staff set active = false where id = $1", [gone.person]);
  expect((await leader.delete(`/api/v1/macros/${macroId}`)).status).toBe(200);
  await desk.pool.query("update webhooks set active = false where id = $1", [webhookId]);
  const list = await leader.get("/api/v1/rules");
  expect(list.body.items.find((one: { id: number }) => one.id === id).missing).toEqual([
    { field: "query", what: "team", id: gone.team },
    { field: "query", what: "person", id: gone.person },
    { field: "actions.0", what: "team", id: gone.team },
    { field: "actions.1", what: "person", id: gone.person },
    { field: "actions.2", what: "macro", id: macroId },
    { field: "actions.3", what: "webhook", id: webhookId },
  ]);
  const again = await leader.put(`/api/v1/rules/${id}`, { ...base, actions });
  expect(again.body.error).toMatchObject({ code: "rules.target_unknown", params: { field: "actions.0.teamId" } });
  await desk.pool.query("update webhooks set active = true where id = $1", [webhookId]);
});

test("[B4] the log comes as CSV as it is filtered, of cases that one may see, and the audit log says who took it", async () => {
  const { id } = await save({ name: "Told, in CSV" });
  const { caseId } = await buildCase(ctx, { subject: `Subject ${unique()}` });
  const other = await buildCase(ctx);
  for (const one of [caseId, other.caseId]) await updateCase(ctx, { caseId: one, addTags: ["go"] });
  await settle();
  const csv = await leader.get(`/api/v1/rule-firings.csv?ruleId=${id}&caseId=${caseId}`);
  expect(csv.status, csv.text).toBe(200);
  const lines = csv.text.trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`"Told, in CSV",1,tag_added,,${caseId},`);
  expect(lines[1]).toContain("add_note: done");
  expect((await supervisor.get("/api/v1/rule-firings.csv")).status).toBe(403);
  const { rows } = await desk.pool.query("select details from audit_log where action = 'rules.log_exported'");
  expect(rows).toEqual([{ details: { ruleId: id, caseId } }]);
});

test("[B4] whatever JSON is sent as a rule is saved or refused with a catalogued error that names the field", async () => {
  const { caseId } = await buildCase(ctx);
  const parts = ["name", "active", "trigger", "query", "actions"] as const;
  const broken = fc.record({ part: fc.constantFrom(...parts), value: fc.jsonValue({ maxDepth: 2 }) });
  const action = fc.record({
    do: fc.oneof(fc.constantFrom(...Object.keys(deeds)), fc.string({ maxLength: 5 })),
    ...{ teamId: fc.jsonValue({ maxDepth: 0 }), tags: fc.jsonValue({ maxDepth: 1 }), minutes: fc.integer() },
  });
  const rule = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    broken.map(({ part, value }) => ({ ...base, [part]: value })),
    fc.array(action, { maxLength: 3 }).map((actions) => ({ ...base, actions })),
  );
  await fc.assert(
    fc.asyncProperty(rule, fc.constantFrom("", "/test", "/dry-run"), async (given, path) => {
      const body = path === "/test" ? { rule: given, caseId } : path === "/dry-run" ? { rule: given, days: 1 } : given;
      const answer = await leader.post(`/api/v1/rules${path}`, body as object);
      expect([200, 422, 429], answer.text).toContain(answer.status);
      if (answer.status === 422) expect(typeof answer.body.error.params.field, answer.text).toBe("string");
    }),
    { numRuns: 120 },
  );
});
