import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildStaff, buildTeam } from "../../../../../test/support/build.ts";
import { buildCase } from "../../../../../test/support/build-case.ts";
import { buildMailAccount, deliver } from "../../../../../test/support/deliver.ts";
import { play } from "../../../../../test/support/scenario.ts";
import { caseQueryFields } from "../../../../shared/case-query/index.ts";
import type { RuleAction, SaveRule } from "../../../../shared/contract/rules.ts";
import { updateCase } from "../../cases/index.ts";
import { forgetRules } from "../rules/current-rules.ts";
import { signedHeaders } from "../webhooks/sign.ts";

const desk = await openTestDesk({ settings: { ALLOW_PRIVATE_HOSTS: "all" } });
const { ctx } = desk;
const leader = await desk.as("leader");

beforeEach(async () => {
  await desk.settle();
  await desk.pool.query("delete from rule_timers; update rules set archived_at = now() where archived_at is null");
  forgetRules(ctx);
});

const rule: SaveRule = {
  name: "Rule",
  active: true,
  trigger: { on: "event", events: ["tag_added"], where: {} },
  query: "state:active",
  actions: [{ do: "add_note", text: "seen" }],
};
async function save(given: Partial<SaveRule> = {}): Promise<{ id: number; version: number; rule: SaveRule }> {
  const answer = await leader.post("/api/v1/rules", { ...rule, ...given });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}
const refused = async (given: Partial<SaveRule>) =>
  (await leader.post("/api/v1/rules", { ...rule, ...given })).body.error as {
    code: string;
    params: { field?: string };
  };
const act = async (caseId: number) => {
  await updateCase(ctx, { caseId, addTags: [`t${desk.now().getTime()}${Math.random()}`] });
  await desk.settle();
};
const logOf = async (caseId: number) => (await leader.get(`/api/v1/rule-firings?caseId=${caseId}`)).body.items;

describe("[L2] who may", () => {
  test.each([
    ["GET", "/api/v1/rules"],
    ["POST", "/api/v1/rules", rule],
    ["GET", "/api/v1/rule-firings"],
    ["GET", "/api/v1/webhooks"],
    ["GET", "/api/v1/rule-settings"],
    ["POST", "/api/v1/rules/test", { rule, caseId: 1 }],
  ] as const)("only who manages rules: %s %s", async (...request) => {
    await play(desk, { as: "supervisor", request, status: 403, error: "request.not_allowed" });
    await play(desk, { as: "nobody", request, status: 401, error: "request.not_signed_in" });
  });

  test("the log, the dry run and the test give nothing away of cases that one may not see", async () => {
    const admin = await desk.as("admin");
    const role = await admin.post("/api/v1/roles", { name: "Rules only", permissions: ["cases:read", "rules:manage"] });
    expect(role.status, role.text).toBe(200);
    const few = await buildStaff(ctx);
    await desk.pool.query("update staff_roles set role_id = $2 where staff_id = $1", [few.id, role.body.id]);
    const theirs = await desk.as(few);
    const teamId = await buildTeam(ctx, { memberIds: [] });
    const { caseId } = await buildCase(ctx, { teamId, subject: "A secret matter" });
    await save();
    await act(caseId);
    expect(await logOf(caseId)).toHaveLength(1);
    const log = await theirs.get("/api/v1/rule-firings");
    expect(log.body.items).toEqual([]);
    const dry = await theirs.post("/api/v1/rules/dry-run", { rule, days: 7 });
    expect(dry.text).not.toContain("A secret matter");
    expect(dry.body.fired).toBe(0);
    const one = await theirs.post("/api/v1/rules/test", { rule, caseId });
    expect(one.body.error.code).toBe("cases.not_found");
    const [firing] = await logOf(caseId);
    const retry = await theirs.post(`/api/v1/rule-firings/${firing.id}/retry`);
    expect(retry.body.error.code).toBe("rules.firing_not_found");
  });
});

describe("[B4] saving a rule", () => {
  test("refuses what could not be carried out, with the field at fault", async () => {
    expect(await refused({ query: "refund" })).toMatchObject({
      code: "rules.words_in_query",
      params: { field: "query" },
    });
    expect(await refused({ query: "owner:me" })).toMatchObject({ code: "rules.query_of_nobody" });
    expect(await refused({ query: "nonsense:1" })).toMatchObject({
      code: "request.invalid",
      params: { field: "query" },
    });
    const trigger = { on: "timer", since: "word", minutes: 5, business: false } as const;
    expect(await refused({ trigger, query: "updated>2d" })).toMatchObject({ code: "rules.time_in_timer" });
    const wrong = async (action: RuleAction) => refused({ actions: [...rule.actions, action] });
    expect(await wrong({ do: "assign_team", teamId: 999_999 })).toMatchObject({
      code: "rules.target_unknown",
      params: { field: "actions.1.teamId" },
    });
    expect(await wrong({ do: "notify", whom: "person", words: "x" })).toMatchObject({ code: "rules.person_missing" });
    expect(await wrong({ do: "reply", macroId: 999_999 })).toMatchObject({ code: "rules.target_unknown" });
    expect(await wrong({ do: "make_promise", kind: "first_response", words: "x", businessMinutes: 5 })).toMatchObject({
      code: "promises.kind_by_policy",
    });
  });

  test("each save is a version with its author, which can be restored", async () => {
    const { id } = await save({ name: "One" });
    await leader.put(`/api/v1/rules/${id}`, { ...rule, name: "Two" });
    const restored = await leader.post(`/api/v1/rules/${id}/restore`, { version: 1 });
    expect(restored.body).toMatchObject({ version: 3, rule: { name: "One" } });
    const versions = await leader.get(`/api/v1/rules/${id}/versions`);
    expect(versions.body.items).toMatchObject([
      { version: 3, restoredFrom: 1, savedBy: { name: "Test leader" }, rule: { name: "One" } },
      { version: 2, restoredFrom: null, rule: { name: "Two" } },
      { version: 1 },
    ]);
    const gone = await leader.post(`/api/v1/rules/${id}/restore`, { version: 9 });
    expect(gone.body.error.code).toBe("rules.version_not_found");
    const { rows } = await desk.pool.query(
      "select action from audit_log where subject_kind = 'rule' and subject_id = $1 order by id",
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      "rules.rule_created",
      "rules.rule_changed",
      "rules.rule_changed",
    ]);
  });

  test("rules stand in the order in which they are placed", async () => {
    const [a, b, c] = [await save({ name: "a" }), await save({ name: "b" }), await save({ name: "c" })];
    await leader.post(`/api/v1/rules/${c.id}/place`, { before: a.id });
    await leader.post(`/api/v1/rules/${a.id}/place`, { before: null });
    const list = await leader.get("/api/v1/rules");
    expect(list.body.items.map((one: { id: number }) => one.id)).toEqual([c.id, b.id, a.id]);
  });
});

test("[B4] a dry run and a test say what would be done, and do nothing", async () => {
  const { caseId } = await buildCase(ctx);
  await updateCase(ctx, { caseId, addTags: ["dry"] });
  await desk.settle();
  const asked = { ...rule, trigger: { on: "event", events: ["tag_added"], where: { tags: ["dry"] } } };
  const dry = await leader.post("/api/v1/rules/dry-run", { rule: asked, days: 7 });
  expect(dry.body).toMatchObject({ fired: 1, complete: true, cases: [{ case: { id: caseId }, event: "tag_added" }] });
  const timer = {
    ...rule,
    query: `case:${caseId}`,
    trigger: { on: "timer", since: "word", minutes: 60, business: false },
  };
  desk.advance("2 h");
  expect((await leader.post("/api/v1/rules/dry-run", { rule: timer, days: 7 })).body).toMatchObject({ fired: 1 });
  const one = await leader.post("/api/v1/rules/test", { rule: { ...timer, query: "state:active -tag:dry" }, caseId });
  expect(one.body).toMatchObject({
    fits: false,
    conditions: [
      { query: "state:active", holds: true },
      { query: "-tag:dry", holds: false },
    ],
  });
  expect(await logOf(caseId)).toEqual([]);
});

test("[B4] whatever conditions are built, a rule with them saves and its case can be asked, without a fault", async () => {
  const { caseId } = await buildCase(ctx);
  const value = fc.oneof(fc.constantFrom("1", "vip", "2d", "none", "yes", '"a b"'), fc.string({ maxLength: 5 }));
  const term = fc
    .tuple(fc.constantFrom("", "-"), fc.constantFrom(...caseQueryFields), value, fc.nat(4))
    .map(([sign, spec, text, n]) => {
      const words = [...spec.keywords, text];
      return `${sign}${spec.name}${spec.operators[n % spec.operators.length]}${words[n % words.length]}`;
    });
  await fc.assert(
    fc.asyncProperty(fc.array(term, { maxLength: 4 }), async (terms) => {
      const answer = await leader.post("/api/v1/rules/test", { rule: { ...rule, query: terms.join(" ") }, caseId });
      expect([200, 422], answer.text).toContain(answer.status);
    }),
    { numRuns: 150 },
  );
});

describe("[L3] a webhook", () => {
  const seen: { headers: Record<string, string>; body: string }[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      seen.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(status).end("told");
    });
  });
  const listening = new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => server.close());
  const make = async () => {
    await listening;
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const answer = await leader.post("/api/v1/webhooks", { name: "Ours", url, active: true });
    expect(answer.status, answer.text).toBe(200);
    seen.length = 0;
    return answer.body as { webhook: { id: number }; secret: string };
  };
  const deliveriesOf = async (id: number) => (await leader.get(`/api/v1/webhooks/${id}/deliveries`)).body.items;

  test("is called once, signed, with what the case is and without what was written in it", async () => {
    status = 200;
    const { webhook, secret } = await make();
    await save({ actions: [{ do: "call_webhook", webhookId: webhook.id }] });
    const { caseId } = await buildCase(ctx);
    await act(caseId);
    expect(seen).toHaveLength(1);
    const { headers, body } = seen[0]!;
    const id = headers["webhook-id"]!;
    expect(headers).toMatchObject(signedHeaders(secret, { id, at: Number(headers["webhook-timestamp"]), body }));
    expect(JSON.parse(body)).toMatchObject({
      type: "rule.fired",
      data: { case: { id: caseId }, trigger: "tag_added" },
    });
    expect(await deliveriesOf(webhook.id)).toMatchObject([{ state: "delivered", attempts: 1, status: 200 }]);
    const list = await leader.get("/api/v1/webhooks");
    expect(list.text).not.toContain(secret);
    expect(list.text).not.toContain("whsec_");
  });

  test("that does not answer well is tried again later with the same id, and given up in the end", async () => {
    status = 500;
    const { webhook } = await make();
    await save({ actions: [{ do: "call_webhook", webhookId: webhook.id }] });
    const { caseId } = await buildCase(ctx);
    await act(caseId);
    expect(await deliveriesOf(webhook.id)).toMatchObject([
      { state: "pending", attempts: 1, status: 500, detail: "told" },
    ]);
    for (let n = 0; n < 8; n++) {
      desk.advance("15 h");
      await desk.settle();
    }
    expect(await deliveriesOf(webhook.id)).toMatchObject([{ state: "failed", attempts: 8 }]);
    expect(new Set(seen.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  test("can be tried; a new secret replaces the old one; one in a private network is refused where that is not allowed", async () => {
    status = 204;
    const { webhook, secret } = await make();
    const tried = await leader.post(`/api/v1/webhooks/${webhook.id}/try`);
    expect(tried.body).toMatchObject({ state: "delivered", status: 204 });
    const renewed = await leader.post(`/api/v1/webhooks/${webhook.id}/secret`);
    expect(renewed.body.secret).not.toBe(secret);
    const metadata = { name: "x", url: "http://169.254.169.254/latest", active: true };
    expect((await leader.post("/api/v1/webhooks", metadata)).body.error.code).toBe("hosts.refused");
  });
});

const account = await buildMailAccount(ctx);
const macro = await leader.post("/api/v1/macros", {
  name: "We look into it",
  shared: true,
  actions: [{ do: "insert_text", texts: { en: "Dear {customer}, we look into it." } }],
});

describe("[C2] a reply by a rule", () => {
  const replies = async () => {
    const { rows } = await desk.pool.query(
      "select automatic, text from messages where direction = 'out' and kind = 'notice' order by id",
    );
    return rows as { automatic: boolean; text: string }[];
  };
  const skipped = async () => {
    const { rows } = await desk.pool.query(
      "select outcome->>'skipped' as why from rule_firing_actions where action->>'do' = 'reply' order by firing_id desc limit 1",
    );
    return rows[0]?.why as string | null | undefined;
  };
  const trigger: SaveRule["trigger"] = {
    on: "event",
    events: ["message_received"],
    where: { words: ["where is", "ＷＨＥＮ"] },
  };

  test("goes out once as a machine's, and no machine is ever answered", async () => {
    await desk.pool.query('update channel_accounts set config = config || \'{"smtpHost":"127.0.0.1"}\' where id = $1', [
      account.id,
    ]);
    await save({ trigger, actions: [{ do: "reply", macroId: macro.body.id }] });
    await deliver(ctx, account, { from: "Li Na <li@example.com>", subject: "Parcel", text: "Where is my parcel?" });
    await desk.settle({ failures: "return" });
    const first = await replies();
    expect(first).toMatchObject([{ automatic: true, text: expect.stringContaining("we look into it") }]);
    await deliver(ctx, account, { from: "Li Na <li@example.com>", subject: "Parcel", text: "Hello, where is it?" });
    await desk.settle({ failures: "return" });
    expect(await replies()).toHaveLength(1);
    expect(await skipped()).toBe("said_lately");
    await deliver(ctx, account, {
      from: "Robot <robot@example.com>",
      subject: "Out of office",
      text: "Where is everybody? I am away.",
      headers: { "Auto-Submitted": "auto-replied" },
    });
    await desk.settle({ failures: "return" });
    expect(await replies()).toHaveLength(1);
  });
});
