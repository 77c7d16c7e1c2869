import { beforeEach, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildBrand, buildTeam } from "../../../../../test/support/build.ts";
import { buildCase, buildContact } from "../../../../../test/support/build-case.ts";
import type { SaveSlaPolicy, SlaPolicySpec } from "../../../../shared/contract/promises.ts";
import { assignCase, mergeCases, updateCase } from "../../cases/index.ts";
import { messageWritten } from "../../conversations/index.ts";
import { ringDue } from "../../promises/alarm/ring-due.ts";
import { openPromises } from "../../promises/index.ts";
import { deletePolicy, savePolicy } from "../policies/save-policy.ts";
import { seedPolicy } from "../policies/seed-policy.ts";
import { dueForAcknowledgement } from "./due-for-acknowledgement.ts";
import { replyKinds } from "./kinds.ts";

const desk = await openTestDesk();
const { ctx } = desk;

beforeEach(async () => {
  await desk.settle();
  await desk.pool.query("update promises set next_at = null");
});

async function promisesOf(caseId: number) {
  const { rows } = await desk.pool.query(
    "select id, kind, state, business_ms, due_at, settled_at, evidence_event_id, paused_for, next_at, owner_id, team_id, policy_id, policy_version, calendar_id from promises where case_id = $1 order by id",
    [caseId],
  );
  return rows;
}
const statesOf = async (caseId: number) => (await promisesOf(caseId)).map(({ kind, state }) => `${kind} ${state}`);

/** A person's answer leaves, as conversations tells of it. */
async function answer(
  caseId: number,
  customerId: number,
  given: { kind?: string; automatic?: boolean; at?: Date } = {},
) {
  const at = (given.at ?? desk.now()).toISOString();
  const authorId = await desk.staffId("agent");
  const data = { messageId: 1, kind: "reply", authorId, automatic: false, thenCategory: null, ...given, at };
  await ctx.tx(async (tx) => tx.emit(messageWritten, data, { caseId, customerId }));
}

/** A case whose customer wrote just now. */
async function written(given: Parameters<typeof buildCase>[1] = {}) {
  const built = await buildCase(ctx, given);
  await buildContact(ctx, built.caseId);
  return built;
}

/** Moves the clock to some minutes after the first promise of a case was due. */
async function goPastDue(caseId: number, minutes: number) {
  const [{ due_at }] = await promisesOf(caseId);
  desk.advance(due_at.getTime() - desk.now().getTime() + minutes * 60_000);
}

async function ringAll() {
  while ((await ringDue(ctx)).looked > 0);
}

const spec = (given: Partial<SlaPolicySpec> = {}): SlaPolicySpec => ({
  match: { channels: ["test"] },
  targets: [{ kind: "first_response", businessMinutes: 60 }],
  calendarId: null,
  ladder: [{ atFraction: 1, notify: "owner" }],
  ...given,
});
const policy = (given: Partial<SlaPolicySpec> = {}): SaveSlaPolicy => ({
  name: "Test",
  position: 0,
  active: true,
  spec: spec(given),
});

describe("[B1] [A6] what is promised when a customer comes to us", () => {
  test("an answer within six working hours, in the default calendar", async () => {
    const { caseId } = await written();
    const [promise] = await promisesOf(caseId);
    // Monday 10:00 in Shanghai, a break from 12 to 13
    expect(promise).toMatchObject({
      kind: "first_response",
      state: "open",
      due_at: new Date("2026-03-09T09:00:00.000Z"),
    });
    expect(await dueForAcknowledgement(ctx, caseId)).toEqual({
      promiseId: promise.id,
      kind: "first_response",
      dueAt: promise.due_at,
    });
  });

  test("writing again while the answer is owed promises nothing new", async () => {
    const { caseId } = await written();
    await buildContact(ctx, caseId, { first: false });
    expect(await statesOf(caseId)).toEqual(["first_response open"]);
  });

  test("writing again after the answer promises the next one", async () => {
    const { caseId, customerId } = await written();
    await answer(caseId, customerId);
    await desk.settle();
    desk.advance("1 h");
    await buildContact(ctx, caseId, { first: false });
    expect(await statesOf(caseId)).toEqual(["first_response kept", "next_response open"]);
  });

  test("writing again after the promise was broken starts another clock: nothing stands without one", async () => {
    const { caseId } = await written();
    await goPastDue(caseId, 1);
    await ringAll();
    await buildContact(ctx, caseId, { first: false });
    expect(await statesOf(caseId)).toEqual(["first_response broken", "next_response open"]);
    // What is over is not told to a customer as a time by which they hear from us.
    expect((await dueForAcknowledgement(ctx, caseId))!.kind).toBe("next_response");
    desk.advance("3 d");
    expect(await dueForAcknowledgement(ctx, caseId)).toBeNull();
  });

  test("the most specific policy says for how long, and the log says why it was this one", async () => {
    const saved = await savePolicy(ctx, null, policy());
    const { caseId } = await written({ channel: "test" });
    const [promise] = await promisesOf(caseId);
    expect(promise).toMatchObject({ policy_id: saved.id, policy_version: 1 });
    const { body } = await (await desk.as("agent")).get(`/api/v1/promises/${promise.id}`);
    expect(body.policy).toEqual({ id: saved.id, name: "Test", version: 1, matched: ["channels"] });
    await deletePolicy(ctx, saved.id);
    const other = await written({ channel: "test" });
    expect((await promisesOf(other.caseId))[0].policy_id).not.toBe(saved.id);
  });

  test("[B4] a changed policy holds for promises made from then on, and rewrites none", async () => {
    const saved = await savePolicy(ctx, null, policy());
    const before = await written({ channel: "test" });
    const [made] = await promisesOf(before.caseId);
    await savePolicy(ctx, saved.id, policy({ targets: [{ kind: "first_response", businessMinutes: 30 }] }));
    expect(await promisesOf(before.caseId)).toEqual([made]);
    const [next] = await promisesOf((await written({ channel: "test" })).caseId);
    expect(next).toMatchObject({ policy_version: 2, business_ms: 30 * 60_000 });
    await deletePolicy(ctx, saved.id);
  });

  test("[B1] a customer's tier counts", async () => {
    const saved = await savePolicy(ctx, null, policy({ match: { tiers: ["gold"] } }));
    const { caseId, customerId } = await buildCase(ctx);
    await desk.pool.query("update customers set tier = 'gold' where id = $1", [customerId]);
    await buildContact(ctx, caseId);
    expect((await promisesOf(caseId))[0].policy_id).toBe(saved.id);
    expect((await promisesOf((await written()).caseId))[0].policy_id).not.toBe(saved.id);
    await deletePolicy(ctx, saved.id);
  });

  test("[B1] hours are the policy's, else the team's, else the brand's", async () => {
    const leader = await desk.as("leader");
    const allDay = [{ from: "00:00", to: "24:00" }];
    const ids: number[] = [];
    for (const name of ["policy", "team", "brand"]) {
      const week = [allDay, allDay, allDay, allDay, allDay, allDay, allDay];
      const calendar = { name, timeZone: "UTC", week, holidays: { country: null }, overrides: [] };
      ids.push((await leader.post("/api/v1/calendars", calendar)).body.id);
    }
    const [ofPolicy, ofTeam, ofBrand] = ids as [number, number, number];
    const teamId = await buildTeam(ctx, { calendarId: ofTeam });
    const plainTeam = await buildTeam(ctx);
    const { id: brandId } = await buildBrand(ctx, { calendarId: ofBrand });
    const calendarOf = async (given: Parameters<typeof buildCase>[1]) =>
      (await promisesOf((await written(given)).caseId))[0].calendar_id;
    expect(await calendarOf({ brandId, teamId })).toBe(ofTeam);
    expect(await calendarOf({ brandId, teamId: plainTeam })).toBe(ofBrand);
    const saved = await savePolicy(ctx, null, policy({ calendarId: ofPolicy }));
    expect(await calendarOf({ brandId, teamId, channel: "test" })).toBe(ofPolicy);
    await deletePolicy(ctx, saved.id);
  });

  test("the default policy is made once; deleted, it stays so", async () => {
    await Promise.all([seedPolicy(ctx), seedPolicy(ctx)]);
    const { rows } = await desk.pool.query("select count(*)::int as n from sla_policies where name = '默认 · Default'");
    expect(rows[0].n).toBe(1);
  });

  test("a case that a person wrote down is promised an answer too, counted from when the customer came", async () => {
    const agent = await desk.as("agent");
    const { body } = await agent.post("/api/v1/cases", {
      subject: "Called about a refund",
      customerName: "Frau Meyer",
      customerEmail: "meyer@example.com",
      text: "Where is my money?",
    });
    await desk.settle();
    expect(await statesOf(body.id)).toEqual(["first_response open"]);
  });
});

describe("[A6] what keeps the promise of an answer", () => {
  test("a person's reply, with the fact as evidence", async () => {
    const { caseId, customerId } = await written();
    desk.advance("2 h");
    await answer(caseId, customerId);
    await desk.settle();
    const [promise] = await promisesOf(caseId);
    expect(promise).toMatchObject({ state: "kept", settled_at: desk.now() });
    const { rows } = await desk.pool.query("select type from events where id = $1", [promise.evidence_event_id]);
    expect(rows[0].type).toBe("conversations.message_written");
  });

  test.each([
    ["an acknowledgement", { kind: "acknowledgement", automatic: true }],
    ["a reply that a machine wrote", { automatic: true }],
    ["a message passed on to somebody else", { kind: "forward" }],
  ])("%s does not", async (_, given) => {
    const { caseId, customerId } = await written();
    await answer(caseId, customerId, given);
    await desk.settle();
    expect(await statesOf(caseId)).toEqual(["first_response open"]);
  });

  test("nor does a reply that was written before the customer wrote", async () => {
    const { caseId, customerId } = await buildCase(ctx);
    const before = desk.now();
    desk.advance("5 s");
    await buildContact(ctx, caseId);
    desk.advance("5 s");
    await answer(caseId, customerId, { at: before });
    await desk.settle();
    expect(await statesOf(caseId)).toEqual(["first_response open"]);
  });

  test("[B6] a reply given in time while no worker ran is in time, though the clock is the first to wake", async () => {
    const { caseId, customerId } = await written();
    desk.advance("2 h");
    const answeredAt = desk.now();
    await answer(caseId, customerId);
    desk.advance("3 d");
    const { events } = await desk.during(ringAll);
    expect(events.map(({ type }) => type)).toEqual(["promises.kept"]);
    expect((await promisesOf(caseId))[0]).toMatchObject({ state: "kept", settled_at: answeredAt });
    await desk.settle();
    expect(await statesOf(caseId)).toEqual(["first_response kept"]);
  });

  test("[B4] a reply after it was broken: kept late, and the ladder ends", async () => {
    const { caseId, customerId } = await written();
    await goPastDue(caseId, 1);
    await ringAll();
    await answer(caseId, customerId);
    await desk.settle();
    expect((await promisesOf(caseId))[0]).toMatchObject({ state: "kept_late", next_at: null });
  });
});

describe("[B6] what is closed never alarms", () => {
  test("promises of an answer are withdrawn with the case", async () => {
    const { caseId } = await written();
    await updateCase(ctx, { caseId, category: "closed" });
    await desk.settle();
    expect(await statesOf(caseId)).toEqual(["first_response withdrawn"]);
    desk.advance("3 d");
    expect((await desk.during(ringAll)).events).toEqual([]);
  });

  test("also while no worker ran to hear of it", async () => {
    const { caseId } = await written();
    await updateCase(ctx, { caseId, category: "closed" });
    desk.advance("3 d");
    const { events } = await desk.during(ringAll);
    expect(events.map(({ type }) => type)).toEqual(["promises.withdrawn"]);
    expect(await statesOf(caseId)).toEqual(["first_response withdrawn"]);
  });

  test("[B4] closing it after the promise was broken mends nothing, and it rings no more", async () => {
    const { caseId } = await written();
    await goPastDue(caseId, 61);
    // No clock has come by when it is closed.
    await updateCase(ctx, { caseId, category: "closed" });
    await desk.settle();
    expect((await promisesOf(caseId))[0]).toMatchObject({ state: "broken", next_at: null });
    desk.advance("3 d");
    expect((await desk.during(ringAll)).events).toEqual([]);
  });

  test("reopened by the customer, it is promised the next answer", async () => {
    const { caseId } = await written();
    await updateCase(ctx, { caseId, category: "closed" });
    await desk.settle();
    desk.advance("1 h");
    await updateCase(ctx, { caseId, category: "open" });
    await buildContact(ctx, caseId, { first: false });
    await desk.settle();
    expect(await statesOf(caseId)).toEqual(["first_response withdrawn", "next_response open"]);
  });
});

describe("[B4] the promise of a solution", () => {
  const withResolution = policy({
    targets: [
      { kind: "first_response", businessMinutes: 60 },
      { kind: "resolution", businessMinutes: 600 },
    ],
  });

  test("waits while it is the customer's turn; the promise of an answer does not", async () => {
    const saved = await savePolicy(ctx, null, withResolution);
    const { caseId } = await written({ channel: "test" });
    await updateCase(ctx, { caseId, category: "waiting_customer" });
    await desk.settle();
    expect(await promisesOf(caseId)).toMatchObject([
      { kind: "first_response", state: "open", paused_for: null },
      { kind: "resolution", state: "open", paused_for: "customer", due_at: null },
    ]);
    await updateCase(ctx, { caseId, category: "waiting_partner" });
    desk.advance("7 d");
    await updateCase(ctx, { caseId, category: "open" });
    await desk.settle();
    expect((await promisesOf(caseId))[1]).toMatchObject({ state: "open", paused_for: null });
    await deletePolicy(ctx, saved.id);
  });

  test("is kept by solving the case, also where the clock hears of it first, and promised anew when it comes back", async () => {
    const saved = await savePolicy(ctx, null, withResolution);
    const { caseId } = await written({ channel: "test" });
    await updateCase(ctx, { caseId, category: "solved" });
    desk.advance("30 d");
    await ringAll();
    expect(await statesOf(caseId)).toEqual(["first_response withdrawn", "resolution kept"]);
    await desk.settle();
    await updateCase(ctx, { caseId, category: "open" });
    await buildContact(ctx, caseId, { first: false });
    expect((await statesOf(caseId)).at(-1)).toBe("resolution open");
    await deletePolicy(ctx, saved.id);
  });
});

describe("[C2] promises follow their case", () => {
  test("to its new owner and team, in the same transaction", async () => {
    const { caseId } = await written();
    const teamId = await buildTeam(ctx);
    const ownerId = await desk.staffId("agent");
    await assignCase(ctx, { caseId, ownerId, teamId, reason: "by_hand" });
    expect((await promisesOf(caseId))[0]).toMatchObject({ owner_id: ownerId, team_id: teamId });
  });

  test("[A4] into the case it is merged with, to be kept by that case's owner", async () => {
    const ownerId = await desk.staffId("agent");
    const into = await written();
    await assignCase(ctx, { caseId: into.caseId, ownerId, reason: "by_hand" });
    desk.advance("1 h");
    const from = await written({ customerId: into.customerId });
    await answer(into.caseId, into.customerId);
    await desk.settle();
    await mergeCases(ctx, { caseId: into.caseId, otherId: from.caseId });
    await desk.settle();
    expect(await promisesOf(from.caseId)).toEqual([]);
    expect(await statesOf(into.caseId)).toEqual(["first_response kept", "first_response open"]);
    const [open] = await openPromises(ctx, [into.caseId], replyKinds);
    expect(open).toMatchObject({ ownerId });
    await answer(into.caseId, into.customerId);
    await desk.settle();
    expect(await statesOf(into.caseId)).toEqual(["first_response kept", "first_response kept"]);
  });
});
