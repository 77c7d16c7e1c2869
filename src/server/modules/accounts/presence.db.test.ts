import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam } from "../../../../test/support/build.ts";
import { play } from "../../../../test/support/scenario.ts";
import { leadersOf, markGiven, membersToRoute, staffByPermission, teamLead } from "./store/directory.ts";
import { updateStaff } from "./update-staff.ts";

const desk = await openTestDesk();
const beat = ["POST", "/api/v1/me/heartbeat"] as ["POST", string];

async function isOnline(id: number): Promise<boolean> {
  const listed = await (await desk.as("admin")).get("/api/v1/staff?limit=200");
  return listed.body.items.find((item: { id: number }) => item.id === id).online;
}

test("[C1] who is seen is online for two minutes; coming back later is news, being there is none", async () => {
  const { id, email } = await buildStaff(desk.ctx);
  const as = { email };
  expect(await isOnline(id)).toBe(false);
  await play(desk, { as, request: beat, status: 200, events: ["accounts.staff_online"] });
  expect(await isOnline(id)).toBe(true);
  desk.advance("119 s");
  expect(await isOnline(id)).toBe(true);
  await play(desk, { as, request: beat, status: 200, events: [] });
  desk.advance("121 s");
  expect(await isOnline(id)).toBe(false);
  await play(desk, { as, request: beat, status: 200, events: ["accounts.staff_online"] });
});

test("being seen is written at most every 30 seconds", async () => {
  const { id, email } = await buildStaff(desk.ctx);
  const client = await desk.as({ email });
  const seen = async () =>
    (await desk.pool.query("select last_seen_at from staff where id = $1", [id])).rows[0].last_seen_at;
  await client.post("/api/v1/me/heartbeat");
  const first = await seen();
  desk.advance("29 s");
  await client.post("/api/v1/me/heartbeat");
  expect(await seen()).toEqual(first);
  desk.advance("1 s");
  await client.post("/api/v1/me/heartbeat");
  expect(await seen()).toEqual(desk.now());
  const listed = await client.get("/api/v1/me/sessions");
  expect(listed.body.items[0].lastSeenAt).toBe(desk.now().toISOString());
});

test("who signs out, or is switched off, is not online any more", async () => {
  const { id, email } = await buildStaff(desk.ctx);
  const client = await desk.as({ email });
  await client.post("/api/v1/me/heartbeat");
  await client.post("/api/auth/sign-out");
  expect(await isOnline(id)).toBe(false);
  const other = await buildStaff(desk.ctx);
  await (await desk.as({ email: other.email })).post("/api/v1/me/heartbeat");
  await updateStaff(desk.ctx, other.id, { active: false });
  expect(await isOnline(other.id)).toBe(false);
});

test("routing sees a team's active members, those first who waited longest, with who is here", async () => {
  const [a, b, c, gone] = await Promise.all([1, 2, 3, 4].map((capacity) => buildStaff(desk.ctx, { capacity })));
  const teamId = await buildTeam(desk.ctx, { memberIds: [a!.id, b!.id, c!.id, gone!.id] });
  await updateStaff(desk.ctx, gone!.id, { active: false });
  await (await desk.as({ email: b!.email })).post("/api/v1/me/heartbeat");
  await markGiven(desk.ctx, teamId, a!.id, desk.now());
  desk.advance("1 s");
  await markGiven(desk.ctx, teamId, c!.id, desk.now());
  const base = { availability: "available", online: false };
  const members = await desk.ctx.tx((tx) => membersToRoute(tx, teamId, { lock: true }));
  expect(members).toEqual([
    { ...base, staffId: b!.id, capacity: 2, online: true, lastGivenAt: null },
    { ...base, staffId: a!.id, capacity: 1, lastGivenAt: new Date(desk.now().getTime() - 1_000) },
    { ...base, staffId: c!.id, capacity: 3, lastGivenAt: desk.now() },
  ]);
});

test("two who give out a team's cases at once wait for each other", async () => {
  const { id } = await buildStaff(desk.ctx);
  const teamId = await buildTeam(desk.ctx, { memberIds: [id] });
  const order: string[] = [];
  const give = (name: string) =>
    desk.ctx.tx(async (tx) => {
      const [member] = await membersToRoute(tx, teamId, { lock: true });
      order.push(`${name} sees ${member!.lastGivenAt === null ? "nothing given" : "a case given"}`);
      await markGiven(tx, teamId, id, tx.now());
    });
  await Promise.all([give("first"), give("second")]);
  expect(order.map((line) => line.split(" ").slice(1).join(" "))).toEqual(["sees nothing given", "sees a case given"]);
});

test("[B6] a broken promise climbs to the team's lead, its leaders, all leaders, at last the administrators", async () => {
  const admin = await buildStaff(desk.ctx, { roles: ["admin"] });
  const lead = await buildStaff(desk.ctx);
  const teamId = await buildTeam(desk.ctx, { leadId: lead.id, memberIds: [lead.id] });
  expect(await teamLead(desk.ctx, teamId)).toBe(lead.id);
  expect(await leadersOf(desk.ctx, teamId)).toContain(admin.id);
  const far = await buildStaff(desk.ctx, { roles: ["leader"] });
  expect(await leadersOf(desk.ctx, teamId)).toEqual([far.id]);
  expect(await leadersOf(desk.ctx, null)).toEqual([far.id]);
  const near = await buildStaff(desk.ctx, { roles: ["leader"], teamIds: [teamId] });
  expect(await leadersOf(desk.ctx, teamId)).toEqual([near.id]);
  await updateStaff(desk.ctx, near.id, { active: false });
  await updateStaff(desk.ctx, lead.id, { active: false });
  expect(await leadersOf(desk.ctx, teamId)).toEqual([far.id]);
  expect(await teamLead(desk.ctx, teamId)).toBeNull();
  expect(await staffByPermission(desk.ctx, "teams:manage")).toEqual(expect.arrayContaining([admin.id, far.id]));
  expect(await staffByPermission(desk.ctx, "teams:manage")).not.toContain(near.id);
});
