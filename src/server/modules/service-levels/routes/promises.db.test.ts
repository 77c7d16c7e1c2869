import { beforeAll, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildRole, buildStaff, buildTeam } from "../../../../../test/support/build.ts";
import { buildCase, buildContact } from "../../../../../test/support/build-case.ts";
import { play } from "../../../../../test/support/scenario.ts";
import type { SaveSlaPolicy } from "../../../../shared/contract/promises.ts";
import { assignCase } from "../../cases/index.ts";
import { ringDue } from "../../promises/alarm/ring-due.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(desk.now().getTime() + hours * HOUR).toISOString();

describe("[B4] promises over the API", () => {
  test("a person promises a time, or working time, in their own name", async () => {
    const { caseId, customerId } = await buildCase(ctx, { subject: "Lamp" });
    const request = { caseId, kind: "callback", words: "We call you back" };
    await play(desk, {
      as: "agent",
      request: ["POST", "/api/v1/promises", { ...request, dueAt: inHours(3), notBefore: inHours(2) }],
      status: 200,
      contains: {
        state: "open",
        caseSubject: "Lamp",
        customer: { id: customerId },
        promisor: { kind: "staff", id: await desk.staffId("agent"), name: "Test agent" },
        dueAt: inHours(3),
        notBefore: inHours(2),
      },
      events: ["promises.made"],
    });
    const { body } = await play(desk, {
      as: "agent",
      request: ["POST", "/api/v1/promises", { ...request, businessMs: HOUR }],
      status: 200,
      events: ["promises.made"],
    });
    const detail = await (await desk.as("agent")).get(`/api/v1/promises/${body.id}`);
    expect(detail.body).toMatchObject({
      businessMs: HOUR,
      policy: null,
      calendar: { version: 1 },
      explanation: { dueAt: body.dueAt, businessMs: HOUR, days: [{ date: "2026-03-09", usedMs: HOUR }] },
      log: [{ kind: "made", actor: { kind: "staff", name: "Test agent" } }],
      ladder: [
        { notify: "owner", rung: false, due: false },
        { notify: "team_lead", due: true },
        { notify: "leaders", due: false },
      ],
    });
  });

  test("the same request twice makes one promise", async () => {
    const { caseId } = await buildCase(ctx);
    const agent = await desk.as("agent");
    const request = { caseId, kind: "refund", words: "x", dueAt: inHours(3), idempotencyKey: "refund-0001" };
    const first = await agent.post("/api/v1/promises", request);
    const second = await agent.post("/api/v1/promises", request);
    expect(second.body).toEqual(first.body);
  });

  test.each([
    ["without a term", {}, 422, "promises.term_needed"],
    ["with two terms", { dueAt: inHours(1), businessMs: HOUR }, 422, "promises.term_needed"],
    ["in the past", { dueAt: inHours(-1) }, 422, "promises.due_in_the_past"],
    ["due before its window", { dueAt: inHours(1), notBefore: inHours(2) }, 422, "promises.due_before_window"],
    ["of a policy's kind", { kind: "first_response", dueAt: inHours(1) }, 422, "promises.kind_by_policy"],
    ["without words", { words: "", dueAt: inHours(1) }, 422, "request.invalid"],
    ["for no case", { caseId: 999_999, dueAt: inHours(1) }, 404, "cases.not_found"],
    ["in words that PostgreSQL cannot hold as they are", { words: "a\0b", dueAt: inHours(1) }, 200, undefined],
  ])("a promise %s", async (_, given, status, error) => {
    const { caseId } = await buildCase(ctx);
    const request = { caseId, kind: "callback", words: "We call", ...given };
    await play(desk, {
      as: "agent",
      request: ["POST", "/api/v1/promises", request],
      status,
      ...(error && { error }),
      ...(status === 200 && { events: ["promises.made"] }),
    });
  });

  test("moved with a reason by who may, before it is due", async () => {
    const { caseId } = await buildCase(ctx);
    const agent = await desk.as("agent");
    const { body } = await agent.post("/api/v1/promises", { caseId, kind: "callback", words: "x", dueAt: inHours(3) });
    const path = `/api/v1/promises/${body.id}/move` as const;
    const move = { dueAt: inHours(5), reason: "the part is missing" };
    await play(desk, { as: "agent", request: ["POST", path, move], status: 403, error: "request.not_allowed" });
    await play(desk, {
      as: "supervisor",
      request: ["POST", path, move],
      status: 200,
      contains: { dueAt: move.dueAt, movedCount: 1 },
      events: ["promises.moved"],
    });
    await play(desk, { as: "supervisor", request: ["POST", path, { dueAt: inHours(6), reason: "" }], status: 422 });
    const detail = (await agent.get(`/api/v1/promises/${body.id}`)).body;
    expect(detail).toMatchObject({
      explanation: null,
      log: [{ kind: "made" }, { kind: "moved", data: { reason: move.reason } }],
    });
  });

  test("kept by hand, with what shows it, by whoever may promise", async () => {
    const { caseId } = await buildCase(ctx);
    const agent = await desk.as("agent");
    const { body } = await agent.post("/api/v1/promises", { caseId, kind: "callback", words: "x", dueAt: inHours(3) });
    const path = `/api/v1/promises/${body.id}/keep` as const;
    const keep = { evidence: "Called, spoke with Ms Wang" };
    const reader = await desk.withKey(["promises:read", "promises:move", "cases:read-all"]);
    expect((await reader.post(path, keep)).status).toBe(403);
    for (const evidence of ["", " \n ", "x".repeat(501)]) {
      await play(desk, { as: "agent", request: ["POST", path, { evidence }], status: 422, error: "request.invalid" });
    }
    await play(desk, {
      as: "agent",
      request: ["POST", path, keep],
      status: 200,
      contains: { id: body.id, state: "kept", settledAt: desk.now().toISOString() },
      events: ["promises.kept"],
    });
    const detail = (await agent.get(`/api/v1/promises/${body.id}`)).body;
    expect(detail.log).toMatchObject([{ kind: "made" }, { kind: "kept", actor: { name: "Test agent" }, data: keep }]);
    await play(desk, { as: "agent", request: ["POST", path, keep], status: 409, error: "promises.settled" });
  });

  test("not kept by hand: what a policy made, nor what is not there", async () => {
    const { caseId } = await buildCase(ctx);
    await buildContact(ctx, caseId);
    const { rows } = await desk.pool.query("select id from promises where case_id = $1", [caseId]);
    const keep = { evidence: "I answered by telephone" };
    const path = (id: number) => `/api/v1/promises/${id}/keep` as const;
    const refused = { as: "agent", status: 422, error: "promises.kept_by_facts" } as const;
    await play(desk, { ...refused, request: ["POST", path(rows[0].id), keep] });
    const missing = { as: "agent", status: 404, error: "promises.not_found" } as const;
    await play(desk, { ...missing, request: ["POST", path(999_999), keep] });
  });

  test("waived on the customer's word", async () => {
    const { caseId } = await buildCase(ctx);
    const agent = await desk.as("agent");
    const { body } = await agent.post("/api/v1/promises", { caseId, kind: "callback", words: "x", dueAt: inHours(3) });
    const waive = ["POST", `/api/v1/promises/${body.id}/waive`, { reason: "found it" }] as const;
    await play(desk, { as: "agent", request: [...waive], status: 403 });
    await play(desk, {
      as: "supervisor",
      request: [...waive],
      status: 200,
      contains: { state: "waived" },
      events: ["promises.waived"],
    });
    await play(desk, { as: "supervisor", request: [...waive], status: 409, error: "promises.settled" });
  });

  test.each(["/api/v1/promises", "/api/v1/promises/1", "/api/v1/customers/1/promises"] as const)(
    "[L2] %s is for who reads promises",
    async (path) => {
      await play(desk, { as: "nobody", request: ["GET", path], status: 401, error: "request.not_signed_in" });
      const key = await desk.withKey(["cases:read"]);
      expect((await key.get(path)).status).toBe(403);
    },
  );
});

describe("[B4] the list of promises", () => {
  const mine: number[] = [];
  let owner: { id: number; email: string };
  let insider: { id: number; email: string };
  let customerId: number;

  beforeAll(async () => {
    const roleId = await buildRole(ctx, ["promises:read", "cases:read"]);
    owner = await buildStaff(ctx);
    insider = await buildStaff(ctx, { roles: [roleId] });
    const teamId = await buildTeam(ctx, { memberIds: [insider.id] });
    const built = await buildCase(ctx, { teamId });
    customerId = built.customerId;
    await assignCase(ctx, { caseId: built.caseId, ownerId: owner.id, reason: "by_hand" });
    const agent = await desk.as(owner);
    for (const hours of [5, 1, 3, 2, 4]) {
      const promise = { caseId: built.caseId, kind: "callback", words: `${hours}`, dueAt: inHours(hours) };
      mine[hours] = (await agent.post("/api/v1/promises", promise)).body.id;
    }
  });

  const list = async (who: { email: string }, query: string) => {
    const ids: number[] = [];
    let cursor = "";
    for (let pages = 0; pages < 10; pages++) {
      const { body } = await (await desk.as(who)).get(`/api/v1/promises?limit=2&${query}&cursor=${cursor}`);
      ids.push(...body.items.map(({ id }: { id: number }) => id));
      if (body.next === null) return ids;
      cursor = body.next;
    }
    throw new Error("The list has no end.");
  };

  test("mine, by due time, over pages", async () => {
    expect(await list(owner, "whose=me")).toEqual([1, 2, 3, 4, 5].map((hours) => mine[hours]));
    expect(await list(owner, `whose=me&before=${inHours(3.5)}`)).toEqual([1, 2, 3].map((hours) => mine[hours]));
    expect(await list(owner, "whose=me&kind=refund")).toEqual([]);
  });

  test("my team's; nothing of others is seen, nor found by its id", async () => {
    expect(await list(insider, "whose=team")).toHaveLength(5);
    expect(await list(insider, "whose=me")).toEqual([]);
    const { caseId } = await buildCase(ctx, { subject: "Not theirs" });
    await buildContact(ctx, caseId);
    const { rows } = await desk.pool.query("select id from promises where case_id = $1", [caseId]);
    expect(await list(insider, "whose=all")).toHaveLength(5);
    expect(await list(insider, `whose=all&caseId=${caseId}`)).toEqual([]);
    const hidden = await (await desk.as(insider)).get(`/api/v1/promises/${rows[0].id}`);
    expect(hidden.body.error.code).toBe("promises.not_found");
    expect((await list(owner, `caseId=${caseId}`)).length).toBe(1);
  });

  test("of a customer, newest first", async () => {
    const { body } = await (await desk.as(insider)).get(`/api/v1/customers/${customerId}/promises?limit=4`);
    expect(body.items.map(({ words }: { words: string }) => words)).toEqual(["4", "2", "3", "1"]);
    expect(body.next).not.toBeNull();
  });

  test("paused ones after all that have a time", async () => {
    await desk.pool.query("update promises set due_at = null, next_at = null, paused_for = 'customer' where id = $1", [
      mine[2],
    ]);
    expect(await list(owner, "whose=me")).toEqual([1, 3, 4, 5, 2].map((hours) => mine[hours]));
  });

  test("broken ones and kept ones, newest first", async () => {
    desk.advance("4 h");
    while ((await ringDue(ctx)).looked > 0);
    expect(await list(owner, "whose=me&state=broken")).toEqual([4, 3, 1].map((hours) => mine[hours]));
    expect(await list(insider, "whose=team&state=broken")).toHaveLength(3);
    const supervisor = await desk.as("supervisor");
    for (const hours of [5, 2]) {
      desk.advance("1 s");
      await supervisor.post(`/api/v1/promises/${mine[hours]}/waive`, { reason: "x" });
    }
    expect(await list(owner, "whose=me&state=waived")).toEqual([2, 5].map((hours) => mine[hours]));
  });
});

describe("[B1] policies over the API", () => {
  const policy: SaveSlaPolicy = {
    name: "VIP",
    position: 1,
    active: true,
    spec: {
      match: { tiers: ["gold"] },
      targets: [{ kind: "first_response", businessMinutes: 60 }],
      calendarId: null,
      ladder: [{ atFraction: 0.5, notify: "owner" }],
    },
  };
  const events = ["service-levels.policy_changed"];

  test("made, changed as a new version, listed in order, deleted", async () => {
    const { body } = await play(desk, {
      as: "leader",
      request: ["POST", "/api/v1/sla-policies", policy],
      status: 200,
      contains: { ...policy, version: 1 },
      events,
    });
    const path = `/api/v1/sla-policies/${body.id}` as const;
    await play(desk, {
      as: "leader",
      request: ["PUT", path, { ...policy, active: false }],
      status: 200,
      contains: { version: 2, active: false },
      events,
    });
    const agent = await desk.as("agent");
    const listed = (await agent.get("/api/v1/sla-policies")).body.items;
    expect(listed.map(({ name }: { name: string }) => name)).toEqual([
      "总裁信箱 · Executives' mailbox",
      "VIP",
      "默认 · Default",
    ]);
    await play(desk, { as: "leader", request: ["DELETE", path], status: 200, events });
    await play(desk, {
      as: "leader",
      request: ["DELETE", path],
      status: 404,
      error: "service-levels.policy_not_found",
    });
    await play(desk, {
      as: "leader",
      request: ["PUT", path, policy],
      status: 404,
      error: "service-levels.policy_not_found",
    });
    expect((await agent.get("/api/v1/sla-policies")).body.items).toHaveLength(2);
  });

  test.each([
    [
      "a step at two moments",
      { ladder: [{ atFraction: 1, minutesAfterDue: 5, notify: "owner" }] },
      "service-levels.step_unclear",
    ],
    ["a step at none", { ladder: [{ notify: "owner" }] }, "service-levels.step_unclear"],
    ["a target twice", { targets: [...policy.spec.targets, ...policy.spec.targets] }, "service-levels.target_twice"],
    ["no target", { targets: [] }, "request.invalid"],
    ["a share beyond due", { ladder: [{ atFraction: 1.5, notify: "owner" }] }, "request.invalid"],
  ])("with %s it is refused", async (_, given, error) => {
    const request = { ...policy, spec: { ...policy.spec, ...given } };
    await play(desk, { as: "leader", request: ["POST", "/api/v1/sla-policies", request], status: 422, error });
  });

  test("with a calendar that does not exist it is refused", async () => {
    const request = { ...policy, spec: { ...policy.spec, calendarId: 4_711 } };
    await play(desk, {
      as: "leader",
      request: ["POST", "/api/v1/sla-policies", request],
      status: 404,
      error: "calendars.not_found",
    });
  });

  test.each([
    ["POST", "/api/v1/sla-policies", policy],
    ["PUT", "/api/v1/sla-policies/1", policy],
    ["DELETE", "/api/v1/sla-policies/1", undefined],
  ] as const)("[L2] %s %s is not an agent's", async (method, path, body) => {
    await play(desk, { as: "agent", request: [method, path, body], status: 403, error: "request.not_allowed" });
    await play(desk, { as: "nobody", request: ["GET", "/api/v1/sla-policies"], status: 401 });
  });
});
