import { describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildCase, buildContact } from "../../../../../test/support/build-case.ts";
import { play } from "../../../../../test/support/scenario.ts";
import type { SaveSlaPolicy } from "../../../../shared/contract/promises.ts";
import type { Simulation } from "../../../../shared/contract/simulation.ts";
import { updateCase } from "../../cases/index.ts";
import { messageReceived, messageWritten } from "../../conversations/index.ts";
import { ringDue } from "../../promises/alarm/ring-due.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const authorId = await desk.staffId("agent");

async function contact(caseId: number, customerId: number, first: boolean) {
  const data = { messageId: 1, conversationId: null, channel: "mail", kind: "message", autoReply: null };
  const more = { isNewCase: first, thirdPerson: false, ourRole: "to" };
  await ctx.tx(async (tx) => tx.emit(messageReceived, { ...data, ...more }, { caseId, customerId }));
  await buildContact(ctx, caseId, { first });
}

async function answer(caseId: number, customerId: number) {
  const data = { messageId: 1, kind: "reply", authorId, automatic: false, thenCategory: null };
  const at = desk.now().toISOString();
  await ctx.tx(async (tx) => tx.emit(messageWritten, { ...data, at }, { caseId, customerId }));
  await desk.settle();
}

/** A case whose customer wrote, was answered after some working hours, wrote again, and whose case was solved. */
async function story(hours: number, tags: string[] = []) {
  const { caseId, customerId } = await buildCase(ctx, { tags });
  await contact(caseId, customerId, true);
  desk.advance(hours * 3_600_000);
  while ((await ringDue(ctx)).looked > 0);
  await answer(caseId, customerId);
  desk.advance("10 min");
  await contact(caseId, customerId, false);
  desk.advance("20 min");
  await updateCase(ctx, { caseId, category: "waiting_customer" });
  desk.advance("30 min");
  await updateCase(ctx, { caseId, category: "solved" });
  await desk.settle();
  return caseId;
}

const policy = (businessMinutes: number, given: Partial<SaveSlaPolicy["spec"]> = {}): SaveSlaPolicy => ({
  name: "Changed",
  position: 1_000,
  active: true,
  spec: {
    match: {},
    targets: [
      { kind: "first_response", businessMinutes },
      { kind: "next_response", businessMinutes },
    ],
    calendarId: null,
    ladder: [],
    ...given,
  },
});
const defaultId = async () =>
  (await desk.pool.query("select id from sla_policies where position = 1000")).rows[0].id as number;
const countsOf = ({ counts }: Simulation, kind: string) => counts.find((count) => count.kind === kind)!;

describe("[B1] a policy is tried on what happened", () => {
  test("unchanged it says what became of the promises; tighter, which would have been broken", async () => {
    const quick = await story(1);
    const slow = await story(3);
    desk.advance("30 h");
    const verySlow = await story(30, ["late"]);
    const { rows } = await desk.pool.query(
      "select kind, replace(state, 'kept_late', 'broken') as state, count(*)::int as n from promises group by 1, 2",
    );
    const really = (kind: string) =>
      Object.fromEntries(rows.filter((row) => row.kind === kind).map(({ state, n }) => [state, n]));

    const id = await defaultId();
    const same = await play(desk, {
      as: "leader",
      request: ["POST", "/api/v1/sla-policies/simulate", { id, policy: policy(360), days: 30 }],
      status: 200,
      contains: { cases: 3, limited: false, different: 0, items: [] },
    });
    for (const kind of ["first_response", "next_response"]) {
      expect(countsOf(same.body, kind).now).toEqual(really(kind));
      expect(countsOf(same.body, kind).changed).toEqual(really(kind));
    }

    const { body: tight } = await (await desk.as("leader")).post("/api/v1/sla-policies/simulate", {
      id,
      policy: policy(90),
      days: 30,
    });
    expect(tight.items).toMatchObject([
      { caseId: slow, kind: "first_response", now: { state: "kept" }, changed: { state: "broken", policy: "Changed" } },
    ]);
    expect(countsOf(tight, "first_response").changed).toEqual({ kept: 1, broken: 2 });
    expect([quick, verySlow]).not.toContain(tight.items[0].caseId);
  });

  test("a promise that there is none of yet, for some cases only, in a policy of its own", async () => {
    // Ten in the morning of a working day in Shanghai.
    desk.advance(Date.parse("2026-03-16T02:00:00Z") - desk.now().getTime());
    const late = await story(1, ["urgent"]);
    const spec = { match: { tags: ["urgent"] }, targets: [{ kind: "resolution" as const, businessMinutes: 60 }] };
    const { body } = await (await desk.as("leader")).post("/api/v1/sla-policies/simulate", {
      id: null,
      policy: policy(1, spec),
      days: 7,
    });
    expect(body.items).toMatchObject([
      { caseId: late, kind: "resolution", now: { state: "none", policy: null }, changed: { state: "broken" } },
    ]);
    expect(body.different).toBe(1);
  });

  test("cases from before the days are not looked at, nothing is saved, and a faulty policy is refused", async () => {
    const before = (await desk.pool.query("select count(*)::int as n from sla_policy_versions")).rows;
    desk.advance("40 d");
    const leader = await desk.as("leader");
    const { body } = await leader.post("/api/v1/sla-policies/simulate", { id: null, policy: policy(1), days: 7 });
    expect(body).toMatchObject({ cases: 0, different: 0 });
    const twice = { targets: [...policy(1).spec.targets, ...policy(2).spec.targets] };
    await play(desk, {
      as: "leader",
      request: ["POST", "/api/v1/sla-policies/simulate", { id: null, policy: policy(1, twice), days: 7 }],
      status: 422,
      error: "service-levels.target_twice",
    });
    expect((await desk.pool.query("select count(*)::int as n from sla_policy_versions")).rows).toEqual(before);
  });

  test("[L2] by who makes policies, of cases that they see", async () => {
    const body = { id: null, policy: policy(1), days: 7 };
    await play(desk, {
      as: "supervisor",
      request: ["POST", "/api/v1/sla-policies/simulate", body],
      status: 403,
      error: "request.not_allowed",
    });
    const { caseId, customerId } = await buildCase(ctx, { kind: "executive", subject: "Secret" });
    await contact(caseId, customerId, true);
    desk.advance("30 h");
    const seen = await (await desk.as("leader")).post("/api/v1/sla-policies/simulate", body);
    expect(seen.text).not.toContain("Secret");
  });
});
