import { beforeEach, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam } from "../../../../test/support/build.ts";
import { buildMailCase } from "../../../../test/support/build-mail-case.ts";
import type { TestClient } from "../../../../test/support/client.ts";
import { getCase } from "../cases/index.ts";
import { expireOffers } from "../cases/offers/answer-offer.ts";
import { ringDue } from "../promises/index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
type Person = { id: number; name: string; client: TestClient };
let team: number;
let lead: Person;
let giver: Person;
let taker: Person;

async function person(): Promise<Person> {
  const made = await buildStaff(ctx, { teamIds: [team] });
  return { ...made, client: await desk.as(made) };
}

beforeEach(async () => {
  team = await buildTeam(ctx, { routing: "pull" });
  [lead, giver, taker] = [await person(), await person(), await person()];
  await ctx.db.updateTable("teams").set({ leadId: lead.id }).where("id", "=", team).execute();
});

const open = async (ownerId: number | null = giver.id) => (await buildMailCase(ctx, { teamId: team, ownerId })).id;
const ownerOf = async (id: number) => (await getCase(ctx, id)).ownerId;
const offer = (id: number, by = giver, to = taker) => by.client.post(`/api/v1/cases/${id}/assign`, { ownerId: to.id });
const toldKinds = async ({ client }: Person) =>
  (await client.get("/api/v1/notifications")).body.items.map(({ kind }: { kind: string }) => kind);

describe("[C2] a hand-over needs acceptance", () => {
  test("until then the giver owns the case; who is asked sees it and hears of it, and takes it over", async () => {
    const id = await open();
    expect((await offer(id)).body.owner.id).toBe(giver.id);
    await desk.settle();
    expect(await ownerOf(id)).toBe(giver.id);
    const offers = (await taker.client.get("/api/v1/offers")).body.items;
    expect(offers).toMatchObject([{ caseId: id, from: { id: giver.id }, to: { id: taker.id } }]);
    expect((await giver.client.get("/api/v1/offers")).body.items).toEqual([]);
    expect(await toldKinds(taker)).toContain("case_offered");
    expect((await giver.client.post(`/api/v1/cases/${id}/offer/accept`)).body.error.code).toBe("cases.offer_gone");
    expect((await taker.client.post(`/api/v1/cases/${id}/offer/accept`)).body.owner.id).toBe(taker.id);
    expect((await giver.client.get(`/api/v1/cases/${id}/offer`)).body).toEqual({ offer: null });
    expect((await taker.client.post(`/api/v1/cases/${id}/offer/accept`)).status).toBe(409);
  });

  test("a case of nobody is its giver's while it waits", async () => {
    const id = await open(null);
    expect((await offer(id)).body.owner.id).toBe(giver.id);
  });

  test("who declines says why, and the giver hears it", async () => {
    const id = await open();
    await offer(id);
    const none = await taker.client.post(`/api/v1/cases/${id}/offer/decline`, { reason: " " });
    expect(none.status).toBe(422);
    expect((await taker.client.post(`/api/v1/cases/${id}/offer/decline`, { reason: "On leave" })).status).toBe(200);
    await desk.settle();
    expect(await ownerOf(id)).toBe(giver.id);
    const told = (await giver.client.get("/api/v1/notifications")).body.items[0];
    expect(told).toMatchObject({ kind: "offer_returned", detail: "On leave", actor: { id: taker.id } });
  });

  test("an offer that nobody answers ends in time, and both are told", async () => {
    const id = await open();
    await offer(id);
    desk.advance("14 d");
    await desk.settle();
    const late = await taker.client.post(`/api/v1/cases/${id}/offer/accept`);
    expect(late.body.error.code).toBe("cases.offer_gone");
    await expireOffers(ctx);
    await desk.settle();
    expect(await ownerOf(id)).toBe(giver.id);
    expect(await toldKinds(giver)).toContain("offer_returned");
    expect((await taker.client.get("/api/v1/offers")).body.items).toEqual([]);
  });

  test("the lead of the team and a supervisor assign at once, unless that is switched off", async () => {
    const id = await open();
    expect((await offer(id, lead)).body.owner.id).toBe(taker.id);
    const supervisor = await desk.as("supervisor");
    expect((await supervisor.post(`/api/v1/cases/${id}/assign`, { ownerId: giver.id })).body.owner.id).toBe(giver.id);
    const leader = await desk.as("leader");
    const settings = (await leader.get("/api/v1/care-settings")).body;
    await leader.put("/api/v1/care-settings", { ...settings, leadsAssignAtOnce: false });
    expect((await offer(id, lead)).body.owner.id).toBe(giver.id);
    await leader.put("/api/v1/care-settings", settings);
    expect((await giver.client.get("/api/v1/care-settings")).status).toBe(403);
  });

  test("what goes elsewhere is offered no more, and who made an offer takes it back", async () => {
    const id = await open();
    await offer(id);
    await offer(id, lead, lead);
    expect((await taker.client.post(`/api/v1/cases/${id}/offer/accept`)).status).toBe(409);
    await offer(id, lead, giver);
    await offer(id);
    expect((await taker.client.delete(`/api/v1/cases/${id}/offer`)).status).toBe(409);
    expect((await giver.client.delete(`/api/v1/cases/${id}/offer`)).status).toBe(200);
    expect((await taker.client.get("/api/v1/offers")).body.items).toEqual([]);
  });
});

test("[C2] what is done by now is offered to nobody any more", async () => {
  const id = await open();
  await offer(id);
  await giver.client.patch(`/api/v1/cases/${id}`, { category: "solved" });
  await desk.settle();
  expect((await taker.client.get("/api/v1/offers")).body.items).toEqual([]);
  expect((await taker.client.post(`/api/v1/cases/${id}/offer/accept`)).status).toBe(409);
});

describe("[C2] a silent owner", () => {
  async function brokenFor(id: number): Promise<void> {
    const dueAt = new Date(ctx.now().getTime() + 3_600_000).toISOString();
    const made = await giver.client.post("/api/v1/promises", { caseId: id, kind: "other", words: "News", dueAt });
    expect(made.status, made.text).toBe(200);
    desk.advance("61 min");
    await ringDue(ctx);
    await desk.settle();
  }

  test("loses the case to the lead, with the reason, and both are told", async () => {
    const id = await open();
    await brokenFor(id);
    expect(await ownerOf(id)).toBe(giver.id);
    desk.advance("14 d");
    await desk.settle();
    expect(await ownerOf(id)).toBe(lead.id);
    expect(await toldKinds(giver)).toContain("case_lost");
    expect(await toldKinds(lead)).toContain("case_assigned");
    const log = (await lead.client.get(`/api/v1/cases/${id}/log`)).body.items;
    expect(log).toContainEqual(
      expect.objectContaining({
        type: "cases.assigned",
        data: expect.objectContaining({ reason: "silent", ownerId: lead.id, fromOwnerId: giver.id }),
      }),
    );
  });

  test("whoever it climbs to is watched in turn: a silent lead loses it to a leader, and nobody gets it back", async () => {
    const leader = await buildStaff(ctx, { teamIds: [team], roles: ["leader"] });
    const id = await open();
    await brokenFor(id);
    for (const ownerId of [lead.id, leader.id, leader.id]) {
      desk.advance("14 d");
      await desk.settle();
      expect(await ownerOf(id)).toBe(ownerId);
    }
    expect(await toldKinds(lead)).toContain("case_lost");
  });

  test("keeps it with a note: it was not silence", async () => {
    const id = await open();
    await brokenFor(id);
    expect((await giver.client.post(`/api/v1/cases/${id}/notes`, { text: "I am on it." })).status).toBe(200);
    desk.advance("14 d");
    await desk.settle();
    expect(await ownerOf(id)).toBe(giver.id);
  });
});
