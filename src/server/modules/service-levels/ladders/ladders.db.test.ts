import { beforeEach, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildRole, buildStaff, buildTeam } from "../../../../../test/support/build.ts";
import { buildCase } from "../../../../../test/support/build-case.ts";
import { play } from "../../../../../test/support/scenario.ts";
import type { LadderStep } from "../../../../shared/contract/promises.ts";
import { assignCase } from "../../cases/index.ts";
import { ringDue } from "../../promises/alarm/ring-due.ts";
import { keepPromises, makePromises } from "../../promises/index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const owner = await buildStaff(ctx, { name: "Li Wei" });
const lead = await buildStaff(ctx, { roles: ["supervisor"] });
const manager = await buildStaff(ctx, { roles: ["supervisor"] });
const named = await buildStaff(ctx, { name: "Chen Jing" });
const roleId = await buildRole(ctx, ["cases:read", "cases:read-all", "promises:read"]);
const onDuty = await buildStaff(ctx, { roles: [roleId] });
const teamId = await buildTeam(ctx, { memberIds: [owner.id, lead.id], leadId: lead.id });
const leader = await desk.as("leader");
const ACK = "/api/v1/notifications/acknowledge";
const people = { owner, lead, manager, named, onDuty };

beforeEach(async () => {
  await desk.settle();
  await desk.pool.query("update promises set next_at = null, state = 'withdrawn' where state in ('open', 'broken')");
  await desk.pool.query("delete from notifications; delete from promise_ladders");
  await desk.pool.query("delete from team_managers");
});

async function promised(ladder?: LadderStep[], minutes = 60) {
  const built = await buildCase(ctx, { teamId });
  await assignCase(ctx, { caseId: built.caseId, ownerId: owner.id, reason: "by_hand" });
  const dueAt = new Date(desk.now().getTime() + minutes * 60_000);
  const [id] = await ctx.tx((tx) =>
    makePromises(tx, [
      {
        ...{ kind: "delivery", ...built, promisor: { kind: "staff", id: owner.id }, source: "person" },
        ...{ term: { dueAt }, ...(ladder && { ladder }), ownerId: owner.id, teamId },
      },
    ]),
  );
  await desk.settle();
  await desk.pool.query("delete from notifications");
  return { ...built, id: id! };
}
async function pass(minutes: number) {
  desk.advance(minutes * 60_000);
  await ringDue(ctx);
  await desk.settle();
}
async function told() {
  const { rows } = await desk.pool.query("select staff_id from notifications order by id");
  return rows.map(({ staff_id }) => Object.entries(people).find(([, { id }]) => id === staff_id)?.[0] ?? "leaders");
}
const acknowledge = async (who: keyof typeof people | "leader", id: number, step: number) =>
  (await desk.as(who === "leader" ? "leader" : people[who])).post(ACK, { promiseId: id, step });

describe("[B6] the ladder", () => {
  test("rings at minutes before due, and climbs from the owner over lead and manager to whom a step names", async () => {
    await leader.put("/api/v1/team-managers", { teamId, staffId: manager.id });
    await promised([
      { minutesBeforeDue: 20, notify: "owner" },
      { atFraction: 1, notify: "team_lead" },
      { minutesAfterDue: 10, notify: "manager" },
      { minutesAfterDue: 20, notify: "person", staffId: named.id },
      { minutesAfterDue: 30, notify: "role", roleId },
    ]);
    await pass(39);
    expect(await told()).toEqual([]);
    const heard: string[][] = [];
    for (const minutes of [1, 20, 10, 10, 10]) {
      await desk.pool.query("delete from notifications");
      await pass(minutes);
      heard.push((await told()).toSorted());
    }
    expect(heard).toEqual([["owner"], ["lead", "owner"], ["manager"], ["named"], ["onDuty"]]);
  });

  test("where nobody stands on a rung it climbs to the leaders", async () => {
    await desk.as("leader");
    await promised([{ atFraction: 1, notify: "manager" }]);
    await pass(60);
    expect(await told()).toContain("leaders");
  });

  test("what is longer before due than the promise lasts rings at its start", async () => {
    await promised([{ minutesBeforeDue: 600, notify: "owner" }]);
    await pass(0);
    expect(await told()).toEqual(["owner"]);
  });

  test("of promises made by hand is set by leaders, for all kinds or for one; those made before keep theirs", async () => {
    const before = await promised();
    const path = "/api/v1/promise-ladders";
    const usual = (await leader.get(path)).body.items;
    expect(usual).toMatchObject([{ kind: null, ladder: [{ atFraction: 0.75 }, { atFraction: 1 }, {}] }]);
    const ladder = [{ minutesBeforeDue: 5, notify: "owner" }];
    await play(desk, {
      as: "leader",
      request: ["PUT", path, { kind: null, ladder: [{ atFraction: 0.5, notify: "owner" }] }],
      status: 200,
      events: ["service-levels.ladder_changed"],
    });
    await leader.put(path, { kind: "delivery", ladder });
    const made = await promised();
    const stepsOf = async (id: number) =>
      (await desk.pool.query("select ladder from promises where id = $1", [id])).rows[0].ladder.length;
    expect([await stepsOf(before.id), await stepsOf(made.id)]).toEqual([3, 2]);
    await leader.put(path, { kind: "delivery", ladder: null });
    expect((await leader.get(path)).body.items).toMatchObject([{ kind: null, ladder: [{ atFraction: 0.5 }] }]);
    await play(desk, { as: "agent", request: ["PUT", path, { kind: null, ladder }], status: 403 });
    await play(desk, { as: "agent", request: ["GET", path], status: 403 });
  });

  test.each([
    [{ minutesBeforeDue: 5, minutesAfterDue: 5, notify: "owner" }, "service-levels.step_unclear"],
    [{ atFraction: 1, notify: "person" }, "service-levels.step_for_nobody"],
    [{ atFraction: 1, notify: "person", staffId: 99_999 }, "service-levels.step_for_nobody"],
    [{ atFraction: 1, notify: "role", roleId: 99_999 }, "service-levels.step_for_nobody"],
  ])("a step %j is refused", async (step, error) => {
    const request = { kind: null, ladder: [step] };
    await play(desk, { as: "leader", request: ["PUT", "/api/v1/promise-ladders", request], status: 422, error });
  });

  test("the manager of a team is a person who is there, and named by leaders", async () => {
    const path = "/api/v1/team-managers";
    const unknown = { teamId, staffId: 99_999 };
    const error = "service-levels.manager_unknown";
    await play(desk, { as: "leader", request: ["PUT", path, unknown], status: 422, error });
    await play(desk, { as: "agent", request: ["PUT", path, { teamId, staffId: owner.id }], status: 403 });
    const saved = await leader.put(path, { teamId, staffId: manager.id });
    expect(saved.body.items).toMatchObject([{ teamId, manager: { id: manager.id } }]);
    expect((await leader.put(path, { teamId, staffId: null })).body.items).toEqual([]);
  });
});

describe("[B6] whoever is rung says “I have it”", () => {
  const nagging: LadderStep[] = [
    { atFraction: 0.5, notify: "owner", repeatMinutes: 5 },
    { atFraction: 1, notify: "team_lead" },
  ];

  test("until then the step is told again; after it no more, and later steps still climb", async () => {
    const { id } = await promised(nagging);
    await pass(30);
    await pass(5);
    await pass(5);
    expect(await told()).toEqual(["owner", "owner", "owner"]);
    const { result, events } = await desk.during(() => acknowledge("owner", id, 0));
    expect(result.body).toMatchObject({ step: 0, by: { name: "Li Wei" } });
    expect(events).toMatchObject([{ type: "promises.acknowledged", data: { promiseId: id, step: 0 } }]);
    await pass(10);
    expect(await told()).toHaveLength(3);
    await pass(10);
    expect((await told()).slice(3).toSorted()).toEqual(["lead", "owner"]);
    const detail = (await (await desk.as(owner)).get(`/api/v1/promises/${id}`)).body;
    expect(detail.log.map(({ kind }: { kind: string }) => kind)).toEqual([
      "made",
      "rang",
      "acknowledged",
      "rang",
      "broken",
    ]);
    expect(detail.log[2]).toMatchObject({ actor: { id: owner.id, name: "Li Wei" }, data: { step: 0 } });
  });

  test("a promise that is kept, and a step that the next one has overtaken, are told no more", async () => {
    const kept = await promised(nagging);
    await pass(30);
    await ctx.tx((tx) =>
      keepPromises(tx, { caseId: kept.caseId, kinds: ["delivery"], evidenceEventId: 1, at: desk.now() }),
    );
    await pass(20);
    expect(await told()).toEqual(["owner"]);
    await promised(nagging);
    await pass(30);
    await pass(30);
    await pass(30);
    expect((await told()).toSorted()).toEqual(["lead", "owner", "owner"]);
  });

  test("the first one counts; who comes after learns who has it", async () => {
    const { id } = await promised([{ atFraction: 1, notify: "team_lead" }]);
    await pass(60);
    const answers = await Promise.all([acknowledge("owner", id, 0), acknowledge("lead", id, 0)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]!.body).toEqual(answers[1]!.body);
    const { rows } = await desk.pool.query("select kind from promise_log where promise_id = $1", [id]);
    expect(rows.filter(({ kind }) => kind === "acknowledged")).toHaveLength(1);
    const [note] = (await (await desk.as(lead)).get(`/api/v1/notifications?promiseId=${id}`)).body.items;
    expect(note.promise.acknowledged.by).toBe(answers[0]!.body.by.name);
  });

  test("nobody else, nothing that has not rung, and nothing of a case that one may not see", async () => {
    const { id } = await promised(nagging);
    expect((await acknowledge("owner", id, 0)).status).toBe(403);
    await pass(30);
    expect((await acknowledge("lead", id, 0)).body.error.code).toBe("service-levels.not_rung");
    expect((await acknowledge("owner", id, 1)).body.error.code).toBe("service-levels.not_rung");
    const outsider = await buildStaff(ctx, { roles: [] });
    const hidden = await (await desk.as(outsider)).post(ACK, { promiseId: id, step: 0 });
    expect([hidden.status, hidden.body.error.code]).toEqual([404, "promises.not_found"]);
    const key = await desk.withKey(["promises:read", "cases:read-all", "cases:read"]);
    expect((await key.post(ACK, { promiseId: id, step: 0 })).status).toBe(403);
  });
});

describe("[B6] the list of notifications", () => {
  test("by kind and by promise; a note can be put back among the unread", async () => {
    const { id } = await promised([{ atFraction: 0.5, notify: "owner" }]);
    await pass(30);
    const mine = await desk.as(owner);
    const list = async (query: string) => (await mine.get(`/api/v1/notifications?${query}`)).body.items;
    const [note] = await list("kind=promise_due_soon");
    expect(note.promise).toMatchObject({ id, step: 0, acknowledged: null });
    expect(await list("kind=customer_replied")).toEqual([]);
    expect(await list(`promiseId=${id}`)).toHaveLength(1);
    expect(await list(`promiseId=${id + 1}`)).toEqual([]);
    const mark = (read: boolean) => mine.post("/api/v1/notifications/read", { ids: [note.id], read });
    expect((await mark(true)).body.unread).toBe(0);
    expect((await mark(false)).body.unread).toBe(1);
  });
});
