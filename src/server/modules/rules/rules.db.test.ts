import { beforeEach, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam, unique } from "../../../../test/support/build.ts";
import { buildCase } from "../../../../test/support/build-case.ts";
import type { SaveRule } from "../../../shared/contract/rules.ts";
import { getCase, updateCase } from "../cases/index.ts";
import { addNote } from "../conversations/index.ts";
import { runFirings } from "./firings/run-firings.ts";
import { forgetRules } from "./rules/current-rules.ts";
import { ringTimers } from "./timers/ring-timers.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const leader = await desk.as("leader");
const owner = await buildStaff(ctx);
const lead = await buildStaff(ctx, { roles: ["supervisor"] });
const teamId = await buildTeam(ctx, { memberIds: [owner.id, lead.id], leadId: lead.id, routing: "pull" });

beforeEach(async () => {
  await desk.settle();
  await desk.pool.query("delete from rule_timers; update rules set archived_at = now() where archived_at is null");
  await desk.pool.query("delete from notifications");
  forgetRules(ctx);
});

const base: SaveRule = {
  name: "Rule",
  active: true,
  trigger: { on: "event", events: ["tag_added"], where: {} },
  query: "",
  actions: [{ do: "add_note", text: "seen" }],
};

async function save(given: Partial<SaveRule>): Promise<{ id: number; version: number; rule: SaveRule }> {
  const answer = await leader.post("/api/v1/rules", { ...base, ...given });
  expect(answer.status, answer.text).toBe(200);
  await desk.settle();
  return answer.body;
}
const change = (id: number, rule: SaveRule) => leader.put(`/api/v1/rules/${id}`, rule);
const tag = (caseId: number, ...tags: string[]) => updateCase(ctx, { caseId, addTags: tags });

type Firing = {
  id: number;
  rule: { id: number };
  state: string;
  stoppedBy: string | null;
  chain: unknown[];
  actions: { state: string; error: { code: string } | null; skipped: string | null }[];
};
async function log(query: string): Promise<Firing[]> {
  const answer = await leader.get(`/api/v1/rule-firings?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items;
}
const ring = async () => {
  while ((await ringTimers(ctx)).looked > 0);
  await desk.settle();
};
const notesOf = async (caseId: number) => {
  const { rows } = await desk.pool.query(
    "select text from messages where case_id = $1 and direction = 'note' order by id",
    [caseId],
  );
  return rows.map(({ text }) => text as string);
};
const toldTo = async (staffId: number, caseId: number) => {
  const { rows } = await desk.pool.query(
    "select kind, data from notifications where staff_id = $1 and case_id = $2 order by id",
    [staffId, caseId],
  );
  return rows as { kind: string; data: { detail: string } }[];
};

describe("[B4] a rule on events", () => {
  test("fires once for each event whose case fits, does its actions in order, and says so in its log", async () => {
    const rule = await save({
      trigger: { on: "event", events: ["tag_added"], where: { tags: ["Refund"] } },
      query: "-tag:done state:active",
      actions: [
        { do: "set_priority", priority: 4 },
        { do: "assign_team", teamId },
        { do: "make_promise", kind: "refund", words: "We refund you.", businessMinutes: 60 },
        { do: "notify", whom: "lead", words: "A refund is asked for." },
        { do: "add_tags", tags: ["done"] },
      ],
    });
    const { caseId } = await buildCase(ctx);
    await tag(caseId, "other");
    await tag(caseId, "refund");
    await desk.settle();
    expect(await getCase(ctx, caseId)).toMatchObject({ priority: 4, teamId, tags: ["other", "refund", "done"] });
    const { rows } = await desk.pool.query("select kind, source, words from promises where case_id = $1", [caseId]);
    expect(rows).toEqual([{ kind: "refund", source: "rule", words: "We refund you." }]);
    expect(await toldTo(lead.id, caseId)).toMatchObject([
      { kind: "rule_told", data: { detail: "A refund is asked for." } },
    ]);
    expect(await log(`caseId=${caseId}`)).toMatchObject([
      { rule: { id: rule.id }, state: "done", chain: [{ id: rule.id }], actions: Array(5).fill({ state: "done" }) },
    ]);
    // Nothing is done twice when jobs come twice.
    const [firing] = await log(`caseId=${caseId}`);
    await runFirings.run(ctx, { firingIds: [firing!.id] });
    expect(await toldTo(lead.id, caseId)).toHaveLength(1);
  });

  test("cases that do not fit, other events, and rules that are off stay as they are", async () => {
    await save({ query: "priority>=3" });
    await save({ active: false });
    await save({ trigger: { on: "event", events: ["case_reopened"], where: {} } });
    const { caseId } = await buildCase(ctx, { priority: 2 });
    await tag(caseId, "refund");
    await desk.settle();
    expect(await log(`caseId=${caseId}`)).toEqual([]);
  });

  test("a failed action is noted with its error, the others are done, and it can be tried again", async () => {
    const gone = await buildStaff(ctx);
    await save({ actions: [{ do: "assign_person", staffId: gone.id }, base.actions[0]!] });
    await desk.pool.query("update staff set active = false where id = $1", [gone.id]);
    const { caseId } = await buildCase(ctx);
    await tag(caseId, "a");
    await desk.settle();
    const [firing] = await log(`caseId=${caseId}&state=failed`);
    expect(firing!.actions).toMatchObject([
      { state: "failed", error: { code: "cases.owner_unfit" } },
      { state: "done" },
    ]);
    await desk.pool.query("update staff set active = true where id = $1", [gone.id]);
    expect((await leader.post(`/api/v1/rule-firings/${firing!.id}/retry`)).status).toBe(200);
    await desk.settle();
    expect(await log(`caseId=${caseId}`)).toMatchObject([{ state: "done" }]);
    expect((await getCase(ctx, caseId)).ownerId).toBe(gone.id);
    expect(await notesOf(caseId)).toEqual(["seen"]);
    const again = await leader.post(`/api/v1/rule-firings/${firing!.id}/retry`);
    expect(again.body.error.code).toBe("rules.nothing_to_retry");
  });

  test("letters to executives are no rule's business", async () => {
    await save({});
    const { caseId } = await buildCase(ctx);
    await desk.pool.query("update cases set kind = 'executive' where id = $1", [caseId]);
    await tag(caseId, "a");
    await desk.settle();
    expect((await desk.pool.query("select from rule_firings where case_id = $1", [caseId])).rowCount).toBe(0);
  });
});

describe("[B4] loops", () => {
  test("a rule does not fire on its own effects, nor through another rule", async () => {
    const one = await save({ actions: [{ do: "add_tags", tags: ["two"] }], trigger: onTag("one", "back") });
    const two = await save({ actions: [{ do: "add_tags", tags: ["back"] }], trigger: onTag("two") });
    const { caseId } = await buildCase(ctx);
    await tag(caseId, "one");
    await desk.settle();
    expect((await log(`caseId=${caseId}`)).map(({ rule }) => rule.id)).toEqual([two.id, one.id]);
  });

  test("effects of effects end after five rules, visibly", async () => {
    for (let n = 0; n < 7; n++) {
      await save({ name: `Step ${n}`, actions: [{ do: "add_tags", tags: [`s${n + 1}`] }], trigger: onTag(`s${n}`) });
    }
    const { caseId } = await buildCase(ctx);
    await tag(caseId, "s0");
    await desk.settle();
    const firings = await log(`caseId=${caseId}`);
    expect(firings).toHaveLength(6);
    expect(firings[0]).toMatchObject({ state: "stopped", stoppedBy: "depth", actions: [] });
    expect((await getCase(ctx, caseId)).tags).toEqual(["s0", "s1", "s2", "s3", "s4", "s5"]);
  });

  test("what fires again and again in a case is stopped, and the leaders are told once an hour", async () => {
    expect((await leader.put("/api/v1/rule-settings", { maxPerCaseHour: 3 })).status).toBe(200);
    await save({
      trigger: { on: "event", events: ["note_added"], where: {} },
      actions: [{ do: "add_tags", tags: ["x"] }],
    });
    const { caseId } = await buildCase(ctx);
    const write = async (count: number) => {
      for (let n = 0; n < count; n++) await addNote(ctx, { caseId, text: "note" });
      await desk.settle();
    };
    await write(5);
    const stopped = async () => (await log(`caseId=${caseId}&state=stopped`)).length;
    expect(await stopped()).toBe(2);
    const { rows } = await desk.pool.query("select count(*)::int as n from notifications where kind = 'rule_stopped'");
    expect(rows[0].n).toBe(1);
    desk.advance("61 min");
    await write(1);
    expect(await stopped()).toBe(2);
    await leader.put("/api/v1/rule-settings", { maxPerCaseHour: 20 });
  });
});

describe("[B6] a rule with a timer", () => {
  const silent: Partial<SaveRule> = {
    trigger: { on: "timer", since: "word", minutes: 2_880, business: false },
    query: "state:active",
    actions: [{ do: "notify", whom: "lead", words: "No word for two days." }],
  };

  test("fires after the time without a word, once, and anew after the next word", async () => {
    await save(silent);
    const { caseId } = await buildCase(ctx, { teamId });
    await desk.settle();
    desk.advance("47 h");
    await ring();
    expect(await log(`caseId=${caseId}`)).toEqual([]);
    desk.advance("1 h");
    await ring();
    await ring();
    expect(await log(`caseId=${caseId}`)).toMatchObject([{ state: "done", trigger: "timer" }]);
    desk.advance("5 d");
    // A change that is no word does not start it again.
    await tag(caseId, "a");
    await desk.settle();
    await ring();
    expect(await log(`caseId=${caseId}`)).toHaveLength(1);
    await said(caseId);
    desk.advance("2 d");
    await ring();
    expect(await log(`caseId=${caseId}`)).toHaveLength(2);
    expect(await toldTo(lead.id, caseId)).toHaveLength(2);
  });

  test("a word whose news has not arrived yet keeps it from firing", async () => {
    await save(silent);
    const { caseId } = await buildCase(ctx, { teamId });
    await desk.settle();
    desk.advance("47 h");
    await insertMessage(caseId);
    desk.advance("2 h");
    await ring();
    expect(await log(`caseId=${caseId}`)).toEqual([]);
    desk.advance("46 h");
    await ring();
    expect(await log(`caseId=${caseId}`)).toHaveLength(1);
  });

  test("stops when its conditions hold no more, and begins again when they hold again", async () => {
    await save({
      ...silent,
      trigger: { on: "timer", since: "condition", minutes: 60, business: false },
      query: "tag:wait",
    });
    const { caseId } = await buildCase(ctx);
    await tag(caseId, "wait");
    await desk.settle();
    desk.advance("50 min");
    await updateCase(ctx, { caseId, removeTags: ["wait"] });
    await desk.settle();
    desk.advance("20 min");
    await ring();
    expect(await log(`caseId=${caseId}`)).toEqual([]);
    await tag(caseId, "wait");
    await desk.settle();
    desk.advance("60 min");
    await ring();
    expect(await log(`caseId=${caseId}`)).toHaveLength(1);
  });

  test("cases from before the rule are counted too, and late ones fire in order", async () => {
    const first = await buildCase(ctx, { teamId, at: new Date(desk.now().getTime() - 4 * 86_400_000) });
    const second = await buildCase(ctx, { teamId, at: new Date(desk.now().getTime() - 3 * 86_400_000) });
    const rule = await save({ ...silent, query: `case:${first.caseId},${second.caseId}` });
    await ring();
    const firings = await log(`ruleId=${rule.id}`);
    expect(firings.map((firing) => (firing as never as { case: { id: number } }).case.id)).toEqual([
      second.caseId,
      first.caseId,
    ]);
  });

  test("a new version that says the same of time and cases does not fire again", async () => {
    const rule = await save(silent);
    const { caseId } = await buildCase(ctx, { teamId });
    await desk.settle();
    desk.advance("2 d");
    await ring();
    await change(rule.id, { ...rule.rule, name: "Another name" });
    await desk.settle();
    await ring();
    expect(await log(`caseId=${caseId}`)).toHaveLength(1);
    await change(rule.id, { ...rule.rule, trigger: { on: "timer", since: "word", minutes: 60, business: false } });
    await desk.settle();
    await ring();
    expect(await log(`caseId=${caseId}`)).toHaveLength(2);
  });
});

function onTag(...tags: string[]): SaveRule["trigger"] {
  return { on: "event", events: ["tag_added"], where: { tags } };
}

async function insertMessage(caseId: number): Promise<number> {
  const { rows } = await desk.pool.query(
    `insert into messages (customer_id, case_id, channel, direction, kind, text, created_at)
     select customer_id, id, 'mail', 'in', 'message', 'Hello?', $2 from cases where id = $1 returning id`,
    [caseId, desk.now()],
  );
  return rows[0].id;
}

/** A message of the customer's, with the news of it. */
async function said(caseId: number): Promise<void> {
  await insertMessage(caseId);
  await tag(caseId, `said ${desk.now().getTime()}`);
  await desk.settle();
}

test("[B6] a desk without a rule in use makes no job of what happens; with one it does", async () => {
  const { caseId } = await buildCase(ctx);
  const ran = async () => {
    await tag(caseId, `t${unique()}`);
    await desk.settle();
    const { rows } = await desk.pool.query(
      "select count(*)::int as n from reaction_runs where reaction like 'rules.%'",
    );
    return rows[0].n as number;
  };
  const before = await ran();
  expect(await ran()).toBe(before);
  await save({});
  expect(await ran()).toBeGreaterThan(before);
});
