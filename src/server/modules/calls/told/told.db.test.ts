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

const account = await saveAccount(desk.ctx, null, {
  channel: "phone",
  name: "Our exchange",
  brandId: (await defaultBrand(desk.ctx)).id,
  teamId: null,
  addresses: [],
  active: true,
  config: { protocol: "webhook", number: "+861055551234", hookSecret: SECRET, orderUrl: pbxUrl, wrapUpSeconds: 0 },
});
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
