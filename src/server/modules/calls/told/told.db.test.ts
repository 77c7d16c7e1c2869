import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { openChannelDesk } from "../../../../../test/support/channel-desk.ts";
import type { CallView } from "../../../../shared/contract/calls.ts";
import { signWebhook, whyNotSigned } from "../../../channels/toolkit/standard-webhooks.ts";
import { defaultBrand } from "../../brands/index.ts";
import { saveAccount } from "../../conversations/channel-accounts/save-account.ts";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr";
const { desk, agent, work } = await openChannelDesk();
const agentId = await desk.staffId("agent");

/** What the exchange was asked to do. */
const orders: { type: string; data: Record<string, unknown> }[] = [];
let status = 204;
const pbx = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray());
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  if (request.method === "GET") return void response.end("RIFF0000WAVEfmt ");
  expect(whyNotSigned(SECRET, headers, body, desk.now())).toBeNull();
  if (status < 300) orders.push(JSON.parse(body.toString()));
  response.writeHead(status).end();
});
await new Promise<void>((resolve) => pbx.listen(0, "127.0.0.1", resolve));
afterAll(() => new Promise((resolve) => pbx.close(resolve)));
const pbxUrl = `http://127.0.0.1:${(pbx.address() as AddressInfo).port}`;

const brandId = (await defaultBrand(desk.ctx)).id;
const config = { protocol: "webhook", number: "+861055551234", hookSecret: SECRET, orderUrl: pbxUrl, wrapUpSeconds: 0 };
const about = { channel: "phone", name: "Our exchange", brandId, teamId: null, addresses: [], active: true };
const account = await saveAccount(desk.ctx, null, { ...about, config });
/** Saves the account with other settings. */
const save = (other: Record<string, unknown>) =>
  saveAccount(desk.ctx, account.id, { ...about, config: { ...config, ...other } });
await agent.put("/api/v1/telephone", { address: "1001" });

let told = 0;
const say = (type: string, data: Record<string, unknown>, at = desk.now(), id = `msg_${++told}`) => {
  const body = JSON.stringify({ type: `call.${type}`, timestamp: at.toISOString(), data });
  const headers = signWebhook(SECRET, { id, at: Math.floor(desk.now().getTime() / 1_000), body });
  return { id, body, headers };
};
async function send({ body, headers }: ReturnType<typeof say>): Promise<number> {
  const type = { "content-type": "application/json" };
  return (await fetch(account.hookUrl!, { method: "POST", headers: { ...type, ...headers }, body })).status;
}
/** Tells in this order; each with how many seconds after the call began it happened. */
async function tellAt(call: string, story: [seconds: number, type: string, data?: Record<string, unknown>][]) {
  const began = desk.now().getTime() - 600_000;
  for (const [seconds, type, data] of story) {
    expect(await send(say(type, { call, ...data }, new Date(began + seconds * 1_000)))).toBe(200);
  }
  await work();
  return callOf(call);
}
async function callOf(name: string): Promise<CallView> {
  const { rows } = await desk.pool.query("select id from calls where line = $1", [name]);
  return (await agent.get(`/api/v1/calls/${rows[0].id}`)).body;
}
const tell = async (type: string, data: Record<string, unknown>) => {
  expect(await send(say(type, data))).toBe(200);
  await work();
};

test("[A1] what an exchange tells of a call is a call in a case, with who answered it", async () => {
  const call = "pbx-1";
  await tell("ringing", { call, direction: "in", number: "+8613800138099", extension: "1001", topic: "退换货" });
  expect((await agent.get("/api/v1/telephone")).body).toMatchObject({
    state: "ringing",
    call: { number: "+8613800138099" },
  });
  await tell("answered", { call, extension: "1001" });
  const talking = await callOf(call);
  expect(talking).toMatchObject({ state: "talking", agent: { id: agentId }, topic: "退换货" });
  expect((await agent.post(`/api/v1/calls/${talking.id}/hold`, {})).status).toBe(200);
  await work();
  expect(orders.at(-1)).toMatchObject({ type: "call.hold", data: { call, extension: "1001" } });
  await tell("resumed", { call });
  desk.advance("2 min");
  await tell("recorded", { call, recording: { id: "r1", url: `${pbxUrl}/r1.wav`, seconds: 120 } });
  await tell("ended", { call, outcome: "answered" });
  expect(await callOf(call)).toMatchObject({
    state: "ended",
    outcome: "answered",
    seconds: 120,
    recordings: [{ kind: "conversation", state: "stored" }],
  });
  const { rows } = await desk.pool.query("select state from promises where case_id = $1", [talking.caseId]);
  expect(rows).toEqual([{ state: "kept" }]);
  expect((await agent.get("/api/v1/telephone")).body.state).toBe("idle");
});

test("[A1] calling from the desk asks the exchange, which dials; one that is down is asked again", async () => {
  const { caseId } = await callOf("pbx-1");
  status = 503;
  const placed = await agent.post("/api/v1/calls", { caseId });
  expect(placed.status, placed.text).toBe(200);
  await desk.settle({ failures: "return" });
  status = 204;
  desk.advance("1 min");
  await work();
  const name = `keepword-${placed.body.id}`;
  const dial = orders.filter(({ type }) => type === "call.dial");
  expect(dial).toMatchObject([
    { data: { call: name, extension: "1001", number: "+8613800138099", from: "+861055551234" } },
  ]);
  await tell("ringing", { call: name, direction: "out", number: "+8613800138099" });
  await tell("answered", { call: name, extension: "1001" });
  await tell("ended", { call: name });
  expect(await callOf(name)).toMatchObject({ direction: "out", outcome: "answered", caseId, agent: { id: agentId } });
});

test("[A6] told in any order, and twice, a call comes out the same; what is forged changes nothing", async () => {
  const at = (seconds: number) => new Date(desk.now().getTime() - 600_000 + seconds * 1_000);
  const orderings = [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 0, 3, 1],
    [1, 3, 0, 2],
    [3, 3, 0, 0, 1, 1, 2, 2],
  ];
  for (const [index, ordering] of orderings.entries()) {
    const call = `shuffled-${index}`;
    const number = `+86138001390${String(index).padStart(2, "0")}`;
    const story = [
      say("ringing", { call, direction: "in", number, extension: "1001" }, at(0)),
      say("answered", { call, number, extension: "1001" }, at(10)),
      say("held", { call, number }, at(20)),
      say("ended", { call, number }, at(70)),
    ];
    for (const n of ordering) expect(await send(story[n]!)).toBe(200);
    await work();
    expect(await callOf(call)).toMatchObject({
      state: "ended",
      outcome: "answered",
      seconds: 60,
      agent: { id: agentId },
    });
    const { rows } = await desk.pool.query("select count(*)::int as n from messages where customer_id = $1", [
      (await callOf(call)).customer!.id,
    ]);
    expect(rows).toEqual([{ n: 1 }]);
  }
  expect((await agent.get("/api/v1/telephone")).body.state).toBe("idle");
  const forged = say("ringing", { call: "forged", direction: "in", number: "+8613800138000" });
  expect(await send({ ...forged, body: forged.body.replace("+8613800138000", "+8613800138001") })).toBe(403);
  const { rows } = await desk.pool.query("select count(*)::int as n from calls where line = 'forged'");
  expect(rows).toEqual([{ n: 0 }]);
});

test("[A6] what is told late of a call that goes on or is over undoes nothing, and no recording is lost", async () => {
  const number = "+8613800138077";
  const rings = [0, "ringing", { number, extension: "1001" }] as [number, string, Record<string, unknown>];
  const back = await tellAt("late-1", [rings, [10, "answered", { extension: "1001" }], [30, "resumed"], [20, "held"]]);
  expect(back.state).toBe("talking");
  const over = await tellAt("late-1", [
    [70, "ended"],
    [80, "ringing"],
    [90, "held"],
    [95, "transferred", { extension: "1001" }],
  ]);
  expect(over).toMatchObject({ state: "ended", outcome: "answered", seconds: 60 });

  const recording = { id: "r7", url: `${pbxUrl}/r7.wav`, seconds: 9 };
  const word = await tellAt("late-2", [
    rings,
    [40, "ended"],
    [41, "recorded", { recording }],
    [41, "recorded", { recording }],
  ]);
  expect(word).toMatchObject({ outcome: "voicemail", recordings: [{ kind: "voicemail", state: "stored" }] });
  // What was recorded proves to have been said to somebody of ours: not everybody may hear that.
  const spoken = await tellAt("late-2", [[10, "answered", { extension: "1001" }]]);
  expect(spoken).toMatchObject({ outcome: "answered", seconds: 30, recordings: [{ kind: "conversation" }] });
  expect(await tellAt("late-3", [rings, [40, "ended", { outcome: "answered", extension: "1001" }]])).toMatchObject({
    outcome: "answered",
    agent: { id: agentId },
  });

  const { caseId } = over;
  const { body: placed } = await agent.post("/api/v1/calls", { caseId });
  await work();
  const name = `keepword-${placed.id}`;
  expect(await tellAt(name, [[50, "ended"]])).toMatchObject({ outcome: "failed" });
  expect(await tellAt(name, [[20, "answered", { extension: "1001" }]])).toMatchObject({
    outcome: "answered",
    seconds: 30,
  });
  const { rows } = await desk.pool.query(
    "select answered_at is not null as answered, lost_at from messages where id = $1",
    [(await callOf(name)).messageId],
  );
  expect(rows).toEqual([{ answered: true, lost_at: null }]);
});

test("[A6] a transfer that is told late counts, unless a later one is known; what came after it stays", async () => {
  const supervisor = await desk.as("supervisor");
  await supervisor.put("/api/v1/telephone", { address: "1002" });
  const id = await desk.staffId("supervisor");
  const held = await tellAt("late-4", [
    [0, "ringing", { number: "+8613800138076", extension: "1001" }],
    [10, "answered", { extension: "1001" }],
    [40, "held"],
    [30, "transferred", { extension: "1002" }],
  ]);
  expect(held).toMatchObject({ state: "held", agent: { id } });
  expect((await agent.get("/api/v1/telephone")).body.state).toBe("idle");
  const still = await tellAt("late-4", [
    [50, "resumed"],
    [20, "transferred", { extension: "1001" }],
  ]);
  expect(still).toMatchObject({ state: "talking", agent: { id } });
  expect((await supervisor.get("/api/v1/telephone")).body.state).toBe("on-call");
  await tellAt("late-4", [[60, "ended"]]);
});

test("[A6] an order that came to nothing is not given when it is wanted no more, and one of no call ends it", async () => {
  const call = "orders-1";
  await tell("ringing", { call, direction: "in", number: "+8613800138078", extension: "1001" });
  await tell("answered", { call, extension: "1001" });
  const { id } = await callOf(call);
  orders.length = 0;
  status = 503;
  await agent.post(`/api/v1/calls/${id}/hold`, {});
  await desk.settle({ failures: "return" });
  status = 204;
  await agent.post(`/api/v1/calls/${id}/resume`, {});
  await work();
  desk.advance("1 min");
  await work();
  expect(orders.map(({ type }) => type)).toEqual(["call.resume"]);
  await tell("ended", { call });

  status = 404;
  const { body: placed } = await agent.post("/api/v1/calls", { number: "+8613800138079" });
  await work();
  status = 204;
  expect((await agent.get(`/api/v1/calls/${placed.id}`)).body).toMatchObject({ state: "ended", outcome: "failed" });
  expect((await agent.get("/api/v1/telephone")).body.state).toBe("idle");
});

test("[A1] an exchange that takes no orders is asked for none: what is done is done at the telephone", async () => {
  const { id: accountId } = account;
  await save({ orderUrl: undefined });
  const call = "silent-1";
  await tell("ringing", { call, direction: "in", number: "+8613800138080", extension: "1001" });
  await tell("answered", { call, extension: "1001" });
  const { body: telephone } = await agent.get("/api/v1/telephone");
  expect(telephone).toMatchObject({
    call: { state: "talking", may: [], atTelephone: true },
    accounts: [{ id: accountId, dials: false }],
  });
  for (const act of ["hold", "hang-up", "transfer"]) {
    const { body } = await agent.post(`/api/v1/calls/${telephone.call.id}/${act}`, { staffId: agentId });
    expect(body.error.code).toBe("calls.takes_no_orders");
  }
  await tell("ended", { call });
  const number = "+8613800138080";
  expect((await agent.post("/api/v1/calls", { number })).body.error.code).toBe("calls.no_account");
  expect((await agent.post("/api/v1/calls", { number, accountId })).body.error.code).toBe("calls.takes_no_orders");
  await save({});
});
