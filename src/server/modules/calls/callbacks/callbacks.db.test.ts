import { expect, test } from "vitest";
import { buildStaff, buildTeam } from "../../../../../test/support/build.ts";
import { buildMailCase } from "../../../../../test/support/build-mail-case.ts";
import { openTelephoneDesk } from "../../../../../test/support/telephone-desk.ts";

const { desk, supervisor } = await openTelephoneDesk();
const { ctx } = desk;

async function teamOf(count: number): Promise<number> {
  const team = await buildTeam(ctx);
  for (let n = 0; n < count; n++) await buildStaff(ctx, { teamIds: [team] });
  return team;
}

const slotsOf = async (id: number) => (await supervisor.get(`/api/v1/cases/${id}/callback-slots`)).body.items;

test("[B2] a slot is never promised to more people than can be called in it, however many ask at once", async () => {
  const team = await teamOf(2);
  const cases: number[] = [];
  for (let n = 0; n < 5; n++) cases.push((await buildMailCase(ctx, { teamId: team })).id);
  const [first] = await slotsOf(cases[0]!);
  expect(first.free).toBe(2);
  const answers = await Promise.all(
    cases.map((id) => supervisor.post(`/api/v1/cases/${id}/callback`, { slotAt: first.at, number: "13800138000" })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 409, 409, 409]);
  expect((await slotsOf(cases[0]!)).some(({ at }: { at: string }) => at === first.at)).toBe(false);
});

test("[B2] asking again moves the one callback of a case, and the slot before is free again", async () => {
  const { id } = await buildMailCase(ctx, { teamId: await teamOf(1) });
  const [first, second] = await slotsOf(id);
  const made = (await supervisor.post(`/api/v1/cases/${id}/callback`, { slotAt: first.at })).body;
  const unexplained = await supervisor.post(`/api/v1/cases/${id}/callback`, { slotAt: second.at });
  expect(unexplained.status).toBe(422);
  const moved = await supervisor.post(`/api/v1/cases/${id}/callback`, { slotAt: second.at, reason: "A meeting" });
  expect(moved.body).toMatchObject({ promiseId: made.promiseId, moved: true, at: second.at });
  expect((await slotsOf(id))[0].at).toBe(first.at);
});

test("[B2] what was tried stands beside the callback, and is no proof that it was kept", async () => {
  const { id } = await buildMailCase(ctx, { teamId: await teamOf(1) });
  const [slot] = await slotsOf(id);
  const { promiseId } = (await supervisor.post(`/api/v1/cases/${id}/callback`, { slotAt: slot.at })).body;
  const noted = await supervisor.post(`/api/v1/callbacks/${promiseId}/attempts`, { outcome: "busy", note: "Twice" });
  expect(noted.body).toMatchObject({ attempts: 1, last: { outcome: "busy", note: "Twice" } });
  const { items } = (await supervisor.get("/api/v1/callbacks?whose=all&limit=200")).body;
  const mine = items.find(({ promise }: { promise: { id: number } }) => promise.id === promiseId);
  expect(mine).toMatchObject({ attempts: 1, notBefore: slot.at, promise: { state: "open" } });
});

test("[B2] callbacks that are owed come as CSV to who may read promises", async () => {
  const { id } = await buildMailCase(ctx, { teamId: await teamOf(1), subject: "Kettle" });
  const [slot] = await slotsOf(id);
  await supervisor.post(`/api/v1/cases/${id}/callback`, { slotAt: slot.at, number: "13800138000" });
  const csv = await supervisor.get("/api/v1/callbacks.csv?whose=all");
  expect(csv.status).toBe(200);
  expect(csv.text).toMatch(new RegExp(`,${id},Kettle,.*${slot.at}.*,open,`));
  expect((await (await desk.as("nobody")).get("/api/v1/callbacks.csv")).status).toBe(401);
});
