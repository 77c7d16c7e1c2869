import { beforeEach, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam } from "../../../../test/support/build.ts";
import { buildMailCase } from "../../../../test/support/build-mail-case.ts";
import { getCase, noteContacts, updateCase } from "../cases/index.ts";
import { giveOutEverywhere } from "./give-out.ts";
import { routeCase } from "./route-case.ts";

const desk = await openTestDesk();
const { ctx } = desk;
type Person = { id: number; email: string };
let team: number;

beforeEach(async () => {
  team = await buildTeam(ctx);
});

/** Somebody of the team who is at their desk. */
async function present(given: { capacity?: number; teamIds?: number[] } = {}): Promise<Person> {
  const person = await buildStaff(ctx, { teamIds: [team], ...given });
  await comeIn(person);
  return person;
}

async function comeIn(person: Person): Promise<void> {
  expect((await (await desk.as(person)).post("/api/v1/me/heartbeat")).status).toBe(200);
}

async function ownersOf(ids: readonly number[]): Promise<(number | null)[]> {
  return Promise.all(ids.map(async (id) => (await getCase(ctx, id)).ownerId));
}

async function open(count: number, given: Parameters<typeof buildMailCase>[1] = {}): Promise<number[]> {
  const ids: number[] = [];
  for (let i = 0; i < count; i++) ids.push((await buildMailCase(ctx, { teamId: team, ...given })).id);
  return ids;
}

describe("[C2] cases go round", () => {
  test("in turn among those who are here, and the log says why", async () => {
    const [a, b] = [await present(), await present()];
    const absent = await buildStaff(ctx, { teamIds: [team] });
    const ids = await open(4);
    await desk.settle();
    expect((await ownersOf(ids)).toSorted()).toEqual([a.id, a.id, b.id, b.id].toSorted());
    const log = await (await desk.as("supervisor")).get(`/api/v1/cases/${ids[0]}/log`);
    const assigned = log.body.items.find((line: { type: string }) => line.type === "cases.assigned");
    expect(assigned.data).toMatchObject({
      reason: "round_robin",
      teamId: team,
      details: { ready: 2, passedOver: { offline: 1 } },
    });
    expect(await ownersOf(ids)).not.toContain(absent.id);
  });

  test("to nobody beyond their capacity; what waits goes to whoever solves one", async () => {
    const a = await present({ capacity: 2 });
    const ids = await open(3);
    await desk.settle();
    expect(await ownersOf(ids)).toEqual([a.id, a.id, null]);
    await updateCase(ctx, { caseId: ids[0]!, category: "solved" });
    await desk.settle();
    expect(await ownersOf(ids)).toEqual([a.id, a.id, a.id]);
  });

  test("and wait in the team's list while nobody is here, for the first who comes in, the most urgent first", async () => {
    const person = await buildStaff(ctx, { teamIds: [team], capacity: 1 });
    const [calm] = await open(1);
    const [urgent] = await open(1, { priority: 4 });
    const { events } = await desk.during(() => desk.settle());
    expect(events.filter((event) => event.type === "routing.waits").map((event) => event.data)).toEqual([
      { teamId: team, passedOver: { offline: 1 } },
      { teamId: team, passedOver: { offline: 1 } },
    ]);
    await comeIn(person);
    await desk.settle();
    expect(await ownersOf([calm!, urgent!])).toEqual([null, person.id]);
  });

  test("to nobody who is away, until they are back", async () => {
    const person = await present();
    const client = await desk.as(person);
    await client.patch("/api/v1/me", { availability: "away" });
    const ids = await open(1);
    await desk.settle();
    expect(await ownersOf(ids)).toEqual([null]);
    await client.patch("/api/v1/me", { availability: "available" });
    await desk.settle();
    expect(await ownersOf(ids)).toEqual([person.id]);
  });

  test("stay in the list of a team that pulls, though people are here", async () => {
    team = await buildTeam(ctx, { routing: "pull" });
    const person = await present();
    const ids = await open(1);
    await desk.settle();
    expect(await ownersOf(ids)).toEqual([null]);
    await giveOutEverywhere.run(ctx, {});
    expect(await ownersOf(ids)).toEqual([null]);
    expect((await (await desk.as(person)).post(`/api/v1/cases/${ids[0]}/take`)).body.owner.id).toBe(person.id);
  });

  test("come to a team even when nobody named one", async () => {
    const { id } = await buildMailCase(ctx, { teamId: null });
    await desk.settle();
    expect((await getCase(ctx, id)).teamId).not.toBeNull();
  });

  test("whoever routes at once, and however often, a case gets one owner and is counted once", async () => {
    const people = [await present(), await present(), await present()];
    const ids = await open(6);
    const { events } = await desk.during(() => Promise.all([...ids, ...ids, ...ids].map((id) => routeCase(ctx, id))));
    expect(events.filter((event) => event.type === "cases.assigned")).toHaveLength(6);
    const owners = await ownersOf(ids);
    for (const person of people) expect(owners.filter((owner) => owner === person.id)).toHaveLength(2);
  });

  test("what no event told of is handed out by the minute", async () => {
    const ids = await open(1);
    await desk.settle();
    const person = await buildStaff(ctx, { teamIds: [team] });
    await desk.as(person);
    await ctx.db.updateTable("staff").set({ lastSeenAt: desk.now() }).where("id", "=", person.id).execute();
    await giveOutEverywhere.run(ctx, {});
    expect(await ownersOf(ids)).toEqual([person.id]);
  });
});

describe("[C1] who comes again", () => {
  test("reaches the person who handled their matter before, if they are here, though it is another's turn", async () => {
    const [a, b] = [await present(), await present()];
    const first = await buildMailCase(ctx, { teamId: team });
    await desk.settle();
    const { ownerId } = await getCase(ctx, first.id);
    expect(ownerId).toBe(a.id);
    const again = await open(1, { customerId: first.customerId });
    const stranger = await open(1);
    await desk.settle();
    expect(await ownersOf([...again, ...stranger])).toEqual([a.id, b.id]);
  });
});

describe("[C2] somebody leaves", () => {
  test("and all they had in hand goes to colleagues; what is done stays theirs until its customer writes", async () => {
    const leaver = await present();
    const ids = await open(3);
    await desk.settle();
    expect(await ownersOf(ids)).toEqual([leaver.id, leaver.id, leaver.id]);
    await updateCase(ctx, { caseId: ids[2]!, category: "solved" });
    const heir = await present();
    await (await desk.as("admin")).patch(`/api/v1/staff/${leaver.id}`, { active: false });
    await desk.settle();
    expect(await ownersOf(ids)).toEqual([heir.id, heir.id, leaver.id]);
    const log = await (await desk.as("supervisor")).get(`/api/v1/cases/${ids[0]}/log`);
    expect(log.body.items.find((line: { type: string }) => line.type === "cases.assigned")).toMatchObject({
      data: { reason: "owner_left", ownerId: heir.id, fromOwnerId: leaver.id },
    });
    await noteContacts(ctx, [{ caseId: ids[2]!, at: desk.now(), countsAsContact: true }]);
    await desk.settle();
    expect(await ownersOf(ids)).toEqual([heir.id, heir.id, heir.id]);
  });

  test("with nobody to follow, they wait in the team's list and not with who is gone", async () => {
    const leaver = await present();
    const ids = await open(1);
    await desk.settle();
    await (await desk.as("admin")).patch(`/api/v1/staff/${leaver.id}`, { active: false });
    await desk.settle();
    expect(await ownersOf(ids)).toEqual([null]);
    const heir = await present();
    await desk.settle();
    expect(await ownersOf(ids)).toEqual([heir.id]);
  });

  test("giving a case back offers it to the others first", async () => {
    const [a, b] = [await present(), await present()];
    const [id] = await open(1);
    await desk.settle();
    const owner = (await getCase(ctx, id!)).ownerId;
    const other = owner === a.id ? b.id : a.id;
    await (await desk.as("supervisor")).post(`/api/v1/cases/${id}/assign`, { ownerId: null });
    await desk.settle();
    expect(await ownersOf([id!])).toEqual([other]);
  });
});
