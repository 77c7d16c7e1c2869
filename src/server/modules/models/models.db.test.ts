import { afterAll, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { play } from "../../../../test/support/scenario.ts";
import { jobs } from "./jobs.ts";
import { startModelSimulator } from "./simulator/start-model-simulator.ts";

const desk = await openTestDesk({ settings: { ALLOW_PRIVATE_HOSTS: "all" } });
const closed = await openTestDesk();
const model = await startModelSimulator({ key: "sk-secret" });
afterAll(() => model.stop());
const leader = await desk.as("leader");
const body = {
  active: true,
  baseUrl: `${model.baseUrl}/`,
  model: "simulated",
  key: "sk-secret",
  timeoutMs: 500,
  dailyLimit: 100,
  keepDays: 2,
};

test("[D2] who may set a model up, and what a wrong one is told", async () => {
  const put = (baseUrl: string) => ["PUT", "/api/v1/models/chat", { ...body, baseUrl }] as ["PUT", string, unknown];
  await play(desk, { as: "agent", request: ["GET", "/api/v1/models/chat"], status: 403 });
  await play(desk, { as: "agent", request: ["GET", "/api/v1/models/calls"], status: 403 });
  await play(desk, { as: "supervisor", request: put(model.baseUrl), status: 403 });
  await play(desk, { as: "supervisor", request: ["POST", "/api/v1/models/chat/try"], status: 403 });
  const nothing = { as: "leader", request: ["POST", "/api/v1/models/chat/try"], status: 409 } as const;
  await play(desk, { ...nothing, request: [...nothing.request], error: "models.missing" });
  await play(desk, {
    as: "leader",
    request: ["GET", "/api/v1/models/calls/99"],
    status: 404,
    error: "models.call_unknown",
  });
  for (const baseUrl of ["https://u:p@models.example/v1", `${model.baseUrl}?x=1`, "http://127.0.0.1:1/v1#x"]) {
    await play(desk, { as: "leader", request: put(baseUrl), status: 422, error: "models.address" });
  }
  await play(desk, { as: "leader", request: put("http://169.254.169.254/v1"), status: 422, error: "hosts.refused" });
  const refused = await (await closed.as("leader")).put("/api/v1/models/chat", body);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("hosts.refused");
});

test("[D2] the key is sealed, never shown, and goes nowhere but to the address that it was given for", async () => {
  const saved = await leader.put("/api/v1/models/chat", body);
  expect(saved.status, saved.text).toBe(200);
  expect(saved.body).toMatchObject({ baseUrl: model.baseUrl, hasKey: true, model: "simulated" });
  expect(saved.text).not.toContain("sk-secret");
  const { rows } = await desk.pool.query("select sealed_key from models");
  expect(rows[0].sealed_key).toMatch(/^s1\./);
  const { key: _, ...kept } = body;
  expect((await leader.put("/api/v1/models/chat", { ...kept, timeoutMs: 600 })).body.hasKey).toBe(true);
  const audited = await desk.pool.query("select details::text from audit_log where action = 'models.changed'");
  expect(audited.rows).toHaveLength(2);
  expect(JSON.stringify(audited.rows)).not.toContain("sk-secret");
  const elsewhere = await leader.put("/api/v1/models/chat", { ...kept, baseUrl: "http://127.0.0.1:9/v1" });
  expect(elsewhere.body.hasKey).toBe(false);
});

test("[D2] “Try it” says plainly what is wrong", async () => {
  const attempt = async (more: object) => {
    await leader.put("/api/v1/models/chat", { ...body, ...more });
    const { body: trial, status } = await leader.post("/api/v1/models/chat/try");
    expect(status).toBe(200);
    return trial;
  };
  expect(await attempt({})).toMatchObject({ outcome: "answered" });
  const wrong = await attempt({ key: "sk-wrong" });
  expect(wrong).toMatchObject({ outcome: "wrong_key", detail: expect.stringContaining("401") });
  expect(JSON.stringify(wrong)).not.toContain("sk-wrong");
  expect(await attempt({ model: "other" })).toMatchObject({
    outcome: "no_model",
    detail: expect.stringContaining("does not exist"),
  });
  expect(await attempt({ baseUrl: "http://127.0.0.1:9/v1" })).toMatchObject({ outcome: "unreachable" });
  for (const [mood, outcome] of [
    ["slow", "timeout"],
    ["busy", "too_many"],
    ["down", "server_fault"],
    ["garbage", "not_json"],
  ] as const) {
    model.mood = mood;
    expect(await attempt({})).toMatchObject({ outcome });
  }
  model.mood = "good";
});

test("[D2] a day has so many calls, and no more leave the house", async () => {
  desk.advance("1 d");
  await leader.put("/api/v1/models/chat", { ...body, dailyLimit: 2 });
  const before = model.asked.length;
  for (const outcome of ["answered", "answered", "too_many"]) {
    expect((await leader.post("/api/v1/models/chat/try")).body).toMatchObject({ outcome });
  }
  expect(model.asked).toHaveLength(before + 2);
  expect((await leader.get("/api/v1/models/chat")).body.callsToday).toBe(2);
});

test("[D2] calls are listed page by page without what was sent, which is gone when its days are over", async () => {
  const first = await leader.get("/api/v1/models/calls?limit=1");
  expect(first.body.items).toHaveLength(1);
  expect(first.text).not.toContain("Are you there");
  const second = await leader.get(`/api/v1/models/calls?limit=1&cursor=${first.body.next}`);
  expect(second.body.items[0].id).toBeLessThan(first.body.items[0].id);
  const { id } = first.body.items[0];
  expect((await leader.get(`/api/v1/models/calls/${id}`)).body.sent).toContain("Are you there?");
  desk.advance("3 d");
  await jobs[0]!.run(desk.ctx, {});
  const later = await leader.get(`/api/v1/models/calls/${id}`);
  expect(later.body).toMatchObject({ sent: null, call: { kept: false, outcome: "answered" } });
});
