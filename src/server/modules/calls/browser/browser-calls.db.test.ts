import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildStaff, buildTeam } from "../../../../../test/support/build.ts";
import { type TestClient, testClient } from "../../../../../test/support/client.ts";
import type { LineState, Signal } from "../../../../shared/contract/voice.ts";
import { defaultBrand } from "../../brands/index.ts";
import { saveAccount } from "../../conversations/channel-accounts/save-account.ts";
import { sweepCalls } from "../sweep-calls.ts";

const TURN_SECRET = "shared with the relay";
const desk = await openTestDesk({
  settings: { KEEPWORD_TURN_URLS: "turn:turn.example:3478?transport=udp", KEEPWORD_TURN_SECRET: TURN_SECRET },
});
const { ctx } = desk;
const agent = await desk.as("agent");
const supervisor = await desk.as("supervisor");
const lin = await buildStaff(ctx, { name: "Lin Xiaowen", roles: ["agent"] });
const colleague = await desk.as({ email: lin.email });
const agentId = await desk.staffId("agent");
const teamId = await buildTeam(ctx, { memberIds: [agentId, lin.id] });
let chats = 0;
async function addChat(config: object = {}) {
  const account = await saveAccount(ctx, null, {
    channel: "webchat",
    name: `Chat ${++chats}`,
    brandId: (await defaultBrand(ctx)).id,
    teamId,
    addresses: [],
    active: true,
    config: { origins: [`https://shop${chats}.example`], voice: true, record: true, wrapUpSeconds: 60, ...config },
  });
  const { rows } = await desk.pool.query("select hook_key from channel_accounts where id = $1", [account.id]);
  return rows[0].hook_key as string;
}
const shop = await addChat();
await saveAccount(ctx, null, {
  channel: "phone",
  name: "Exchange",
  brandId: (await defaultBrand(ctx)).id,
  teamId,
  addresses: [],
  active: true,
  config: { protocol: "webhook", number: "+86 21 5555 0100", hookSecret: `whsec_${"a".repeat(32)}` },
});
const unrecorded = await addChat({ record: false });

/** Somebody's page of the chat. */
class Visitor {
  token = "";
  callId = 0;
  session = 0;
  readonly page = "visitors-page-1";
  private readonly client = testClient(desk.app);
  readonly key: string;
  constructor(key: string) {
    this.key = key;
  }
  static async come(key = shop) {
    const visitor = new Visitor(key);
    visitor.token = (await visitor.ask("visitors", { locale: "en", name: "Wang Fang" })).body.token;
    return visitor;
  }
  ask(path: string, payload?: object) {
    const headers = this.token ? { authorization: `Bearer ${this.token}` } : {};
    const method = payload ? ("POST" as const) : ("GET" as const);
    return this.client.inject({ method, url: `/chat/${this.key}/${path}`, headers, ...(payload && { payload }) });
  }
  async call(mayRecord: boolean | null = true, page = this.page) {
    const begun = await this.ask("calls", { page, mayRecord });
    expect(begun.status, begun.text).toBe(200);
    this.callId = begun.body.id;
    await desk.settle();
    return begun.body;
  }
  async turn(signals: Signal[] = [], more: object = {}): Promise<LineState> {
    const body = { id: this.callId, page: this.page, after: 0, session: this.session, signals, ...more };
    const answer = await this.ask("calls/line", body);
    expect(answer.status, answer.text).toBe(200);
    this.session = answer.body.session;
    return answer.body;
  }
  hangUp() {
    return this.ask("calls/hang-up", { id: this.callId });
  }
}

const OFFER: Signal = { kind: "offer", sdp: "v=0\r\no=- 1 1 IN IP4 0.0.0.0" };
const ANSWER: Signal = { kind: "answer", sdp: "v=0\r\no=- 2 2 IN IP4 0.0.0.0" };
const PAGE = "agents-page-1";
const turnOf = (who: TestClient, id: number, session: number, more: object = {}) =>
  who.post(`/api/v1/calls/${id}/line`, { page: PAGE, after: 0, session, signals: [], ...more });
const viewOf = async (id: number) => (await supervisor.get(`/api/v1/calls/${id}`)).body;
const stateOf = async (who: TestClient) => (await who.get("/api/v1/telephone")).body.state;

/** Somebody of ours answers, and the two pages are connected. */
async function answered(visitor: Visitor, who = agent) {
  const { status, body, text } = await who.post(`/api/v1/calls/${visitor.callId}/answer`, { page: PAGE });
  expect(status, text).toBe(200);
  await turnOf(who, visitor.callId, body.session, { signals: [OFFER] });
  await visitor.turn();
  await turnOf(who, visitor.callId, body.session, { news: "connected" });
  await desk.settle();
  return body;
}
async function here(who: TestClient, inBrowser = true) {
  await who.post("/api/v1/me/heartbeat", {});
  await who.put("/api/v1/telephone", { address: null, inBrowser });
}

/** One of the two asks on and on, and the other is gone. @returns what it is told in the end */
async function alone<T>(ask: () => Promise<T>): Promise<T> {
  for (const pause of ["9 s", "9 s"] as const) {
    desk.advance(pause);
    await ask();
  }
  desk.advance("8 s");
  return ask();
}

beforeEach(async () => {
  desk.advance("3 min");
  await sweepCalls(ctx);
  await desk.settle();
  for (const who of [agent, colleague]) await who.post("/api/v1/telephone/ready", {});
  await here(agent);
  await here(colleague, false);
  await desk.settle();
});

test("[A1] [C1] a visitor calls, an agent answers in the browser, and the call stands in the chat's case", async () => {
  const visitor = await Visitor.come();
  await visitor.ask("messages", { clientId: "before-the-call", text: "Where is my kettle, order 4711?" });
  const { ice } = await visitor.call();
  expect(await visitor.turn()).toMatchObject({ state: "ringing", isHere: true, position: 1, agent: null, signals: [] });
  const telephone = (await agent.get("/api/v1/telephone")).body;
  expect(telephone).toMatchObject({ state: "ringing", call: { id: visitor.callId, inBrowser: true, mayRecord: true } });
  expect(telephone.call.may).toEqual(["answer", "take", "decline"]);
  const { body: pop } = await agent.get(`/api/v1/calls/${visitor.callId}/pop`);
  expect(pop.brief.contacts).toMatchObject([{ channel: "webchat", count: 2 }]);

  // What the relay checks the password by, as it does.
  const [relay] = ice.servers;
  const [until, name] = relay.username.split(":");
  expect(Number(until) * 1_000).toBeGreaterThan(desk.now().getTime());
  expect(name).toBe(`call-${visitor.callId}`);
  expect(relay.credential).toBe(createHmac("sha1", TURN_SECRET).update(relay.username).digest("base64"));

  const { session, record } = (await agent.post(`/api/v1/calls/${visitor.callId}/answer`, { page: PAGE })).body;
  expect(record).toBe(true);
  expect(await stateOf(agent)).toBe("ringing");
  await turnOf(agent, visitor.callId, session, { signals: [OFFER] });
  const connecting = await visitor.turn();
  expect(connecting).toMatchObject({ state: "connecting", session, agent: "Test", signals: [{ signal: OFFER }] });
  await visitor.turn([ANSWER]);
  expect((await turnOf(agent, visitor.callId, session)).body.signals).toMatchObject([{ signal: ANSWER }]);
  await turnOf(agent, visitor.callId, session, { news: "connected" });
  await desk.settle();
  expect(await visitor.turn()).toMatchObject({ state: "talking" });
  expect(await stateOf(agent)).toBe("on-call");
  const call = await viewOf(visitor.callId);
  expect(call).toMatchObject({ state: "talking", agent: { id: agentId }, customer: { name: "Wang Fang" } });

  desk.advance("20 s");
  expect((await agent.post(`/api/v1/calls/${visitor.callId}/hold`, {})).status).toBe(200);
  expect(await visitor.turn()).toMatchObject({ state: "held" });
  await agent.post(`/api/v1/calls/${visitor.callId}/hang-up`, {});
  await desk.settle();
  expect(await visitor.turn()).toMatchObject({ state: "ended", outcome: "answered", signals: [] });
  expect(await viewOf(visitor.callId)).toMatchObject({ outcome: "answered", seconds: 20, caseId: call.caseId });
  expect(await stateOf(agent)).toBe("wrap-up");
  const { items } = (await visitor.ask("thread")).body;
  // What was written is acknowledged, what is spoken is not.
  expect(items.map(({ from }: { from: string }) => from).sort()).toEqual(["machine", "you", "you"]);
  expect(items[1]).toMatchObject({ from: "you", text: "Voice call" });
  const { rows } = await desk.pool.query("select kind, state from promises where case_id = $1", [call.caseId]);
  expect(rows).toEqual([{ kind: "first_response", state: "kept" }]);
  expect((await desk.pool.query("select 1 from browser_signals")).rows).toEqual([]);
});

test("two who answer at once: one speaks, the other is told; and two pages of one agent are one", async () => {
  const visitor = await Visitor.come();
  await visitor.call();
  await here(colleague);
  const answers = await Promise.all(
    [agent, colleague].map((who) => who.post(`/api/v1/calls/${visitor.callId}/answer`, { page: PAGE })),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 409]);
  const { session } = answers[0]!.body;
  const again = (await agent.post(`/api/v1/calls/${visitor.callId}/answer`, { page: "agents-page-2" })).body;
  expect(again.session).toBe(session + 1);
  expect((await turnOf(agent, visitor.callId, session, { signals: [OFFER] })).body).toMatchObject({ isHere: false });
  expect((await visitor.turn()).signals).toEqual([]);
});

describe("what is told between the two is for the two", () => {
  test("[L2] a stranger hears and tells nothing", async () => {
    const visitor = await Visitor.come();
    await visitor.call();
    await answered(visitor);
    const stranger = await Visitor.come();
    const body = { id: visitor.callId, page: visitor.page, after: 0, session: 1, signals: [ANSWER] };
    for (const forged of [stranger, await Visitor.come(await addChat())]) {
      expect((await forged.ask("calls/line", body)).status).toBe(404);
      expect((await forged.ask("calls/hang-up", { id: visitor.callId })).status).toBe(404);
    }
    expect((await turnOf(colleague, visitor.callId, 1, { signals: [OFFER] })).status).toBe(404);
    expect((await colleague.post(`/api/v1/calls/${visitor.callId}/answer`, { page: PAGE })).status).toBe(409);
    expect((await desk.as("nobody").then((nobody) => turnOf(nobody, visitor.callId, 1))).status).toBe(401);
    expect((await turnOf(agent, visitor.callId, 1)).body.signals).toEqual([]);
  });

  test("too long, too many, or nothing that could be one", async () => {
    const visitor = await Visitor.come();
    await visitor.call();
    await answered(visitor);
    const tell = async (signals: unknown[], more: object = {}) => {
      const body = { id: visitor.callId, page: visitor.page, after: 0, session: 1, signals, ...more };
      return (await visitor.ask("calls/line", body)).status;
    };
    expect(await tell([{ kind: "offer", sdp: "hello" }])).toBe(422);
    expect(await tell([{ kind: "offer", sdp: `v=0${"x".repeat(12_000)}` }])).toBe(422);
    expect(await tell([{ kind: "dance" }])).toBe(422);
    const candidate = { kind: "candidate", candidate: "candidate:1 1 udp 1 10.0.0.1 9 typ host", mid: "0", line: 0 };
    expect(await tell(Array.from({ length: 41 }, () => candidate))).toBe(422);
    expect(await tell(Array.from({ length: 40 }, () => candidate))).toBe(200);
    expect(await tell(Array.from({ length: 40 }, () => candidate))).toBe(200);
    expect(await tell([candidate])).toBe(409);
    expect(await tell([candidate], { session: 0 })).toBe(200);
  });
});

describe("nothing rings for ever", () => {
  test("[A1] nobody answers: the next is rung, then the visitor is told and may be called back, which is promised", async () => {
    const visitor = await Visitor.come();
    await visitor.call();
    expect(await stateOf(agent)).toBe("ringing");
    desk.advance("31 s");
    await here(colleague);
    await visitor.turn();
    await desk.settle();
    expect([await stateOf(agent), await stateOf(colleague)]).toEqual(["idle", "ringing"]);
    for (const who of [agent, colleague]) await who.put("/api/v1/telephone", { address: null, inBrowser: false });
    desk.advance("31 s");
    await visitor.turn();
    await desk.settle();
    desk.advance("6 s");
    expect(await visitor.turn()).toMatchObject({ state: "ended", outcome: "missed" });
    await desk.settle();
    const { items } = (await visitor.ask("thread")).body;
    expect(items.map(({ from }: { from: string }) => from)).toEqual(["you", "machine"]);
    expect(items[1].text).toMatch(/^We have noted your call\. It is case \d+ with us\. A person will answer you by /);
    expect((await visitor.ask("callbacks", { number: "x", callId: visitor.callId })).status).toBe(422);
    const asked = await visitor.ask("callbacks", { number: "+86 138 0013 8000", callId: visitor.callId });
    expect(asked.status, asked.text).toBe(200);
    await desk.settle();
    const call = await viewOf(visitor.callId);
    expect(call).toMatchObject({ outcome: "callback", number: "+8613800138000" });
    const { rows } = await desk.pool.query("select kind, state, words from promises where case_id = $1 order by kind", [
      call.caseId,
    ]);
    expect(rows).toMatchObject([
      { kind: "callback", state: "open", words: "+8613800138000" },
      { kind: "first_response" },
    ]);
    // Mistyped: of the same call, and from a page that knows of no call any more.
    for (const body of [{ number: "+8613800138001", callId: visitor.callId }, { number: "+8613800138002" }]) {
      expect((await visitor.ask("callbacks", body)).status).toBe(200);
      await desk.settle();
      const words = await desk.pool.query("select words from promises where kind = 'callback' and case_id = $1", [
        call.caseId,
      ]);
      expect(words.rows).toEqual([{ words: body.number }]);
    }
    expect(await viewOf(visitor.callId)).toMatchObject({ number: "+8613800138001" });
  });

  test("a visitor whose page is gone, ringing and speaking; an agent whose page is", async () => {
    const rings = await Visitor.come();
    await rings.call();
    desk.advance("100 s");
    await sweepCalls(ctx);
    expect(await viewOf(rings.callId)).toMatchObject({ state: "ended", outcome: "missed" });
    await here(agent);

    const speaks = await Visitor.come();
    await speaks.call();
    await answered(speaks);
    const last = await alone(async () => (await turnOf(agent, speaks.callId, 1)).body);
    expect(last).toMatchObject({ state: "ended", outcome: "answered" });
    await agent.post("/api/v1/telephone/ready", {});
    await here(agent);

    const left = await Visitor.come();
    await left.call();
    await answered(left);
    expect(await alone(() => left.turn())).toMatchObject({ state: "ended", outcome: "answered" });
  });

  test("[A6] the desk was away for both pages: whoever comes back first does not end the call of the other", async () => {
    const visitor = await Visitor.come();
    await visitor.call();
    await answered(visitor);
    desk.advance("40 s");
    await sweepCalls(ctx);
    expect(await visitor.turn()).toMatchObject({ state: "talking" });
    desk.advance("1 s");
    expect((await turnOf(agent, visitor.callId, 1)).body).toMatchObject({ state: "talking" });
    desk.advance("40 s");
    expect((await turnOf(agent, visitor.callId, 1)).body).toMatchObject({ state: "talking" });
    await visitor.hangUp();
  });

  test("[A6] who is connected in the moment in which they rang too long speaks, and is not let go of", async () => {
    const visitor = await Visitor.come();
    await visitor.call();
    const { session } = (await agent.post(`/api/v1/calls/${visitor.callId}/answer`, { page: PAGE })).body;
    desk.advance("31 s");
    const waiting = `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%from calls%'`;
    const wait = (n: number) =>
      expect.poll(async () => (await desk.pool.query(waiting)).rows[0].n, { timeout: 20_000 }).toBe(n);
    const holder = await desk.pool.connect();
    const both: Promise<unknown>[] = [];
    try {
      await holder.query("begin");
      await holder.query("select from calls where id = $1 for update", [visitor.callId]);
      both.push(turnOf(agent, visitor.callId, session, { news: "connected" }));
      await wait(1);
      both.push(visitor.turn());
      await wait(2);
    } finally {
      await holder.query("commit");
      holder.release();
    }
    await Promise.all(both);
    expect(await visitor.turn()).toMatchObject({ state: "talking" });
    expect(await stateOf(agent)).toBe("on-call");
    await visitor.hangUp();
  });

  test("who answers but is not connected has not answered: told to both as failed", async () => {
    const visitor = await Visitor.come();
    await visitor.call();
    const { session } = (await agent.post(`/api/v1/calls/${visitor.callId}/answer`, { page: PAGE })).body;
    expect((await turnOf(agent, visitor.callId, session, { news: "failed" })).body).toMatchObject({ state: "ended" });
    expect(await visitor.turn()).toMatchObject({ state: "ended", outcome: "failed" });
    expect(await stateOf(agent)).toBe("idle");
    await desk.settle();
    const { caseId } = await viewOf(visitor.callId);
    const { rows } = await desk.pool.query("select kind, state from promises where case_id = $1", [caseId]);
    expect(rows).toEqual([{ kind: "first_response", state: "open" }]);
  });
});

test("[A1] who is being connected keeps the call: nobody takes it from them, nor is offered to", async () => {
  const visitor = await Visitor.come();
  await visitor.call();
  await here(colleague);
  const take = () => colleague.post(`/api/v1/calls/${visitor.callId}/take`, {});
  const may = async () => (await colleague.get(`/api/v1/calls/${visitor.callId}`)).body.may;
  expect(await may()).toEqual(["take"]);
  await agent.post(`/api/v1/calls/${visitor.callId}/answer`, { page: PAGE });
  expect(await may()).toEqual([]);
  expect((await take()).body.error.code).toBe("calls.taken");
  await visitor.hangUp();
});

test("[L2] who wants to go on with a call that is over begins no other one", async () => {
  const visitor = await Visitor.come();
  await visitor.call();
  const { callId, page } = visitor;
  await visitor.hangUp();
  expect((await visitor.ask("calls", { page, mayRecord: null, callId })).status).toBe(409);
  expect((await visitor.ask("voice")).body).toMatchObject({ callId: null });
});

test("a page that is loaded anew goes on with the call, on either side", async () => {
  const visitor = await Visitor.come();
  await visitor.call();
  await answered(visitor);
  const { callId } = visitor;
  expect((await visitor.ask("voice")).body).toMatchObject({ callId });
  const another = { page: "visitors-page-2", mayRecord: null, callId: callId + 1 };
  expect((await visitor.ask("calls", another)).status).toBe(409);
  await visitor.call(true, "visitors-page-2");
  expect(visitor.callId).toBe(callId);
  expect(await visitor.turn()).toMatchObject({ isHere: false });
  expect(await visitor.turn([], { page: "visitors-page-2" })).toMatchObject({ isHere: true, session: 2 });
  const { session } = (await agent.post(`/api/v1/calls/${callId}/answer`, { page: "agents-page-2" })).body;
  expect(session).toBe(3);
  expect((await turnOf(agent, callId, 2)).body).toMatchObject({ isHere: false, state: "talking" });
});

test("[C1] a call is handed over: the next agent's page is connected, and comes back when it cannot be", async () => {
  const visitor = await Visitor.come();
  await visitor.call();
  await answered(visitor);
  await here(colleague);
  const transfer = () => agent.post(`/api/v1/calls/${visitor.callId}/transfer`, { staffId: lin.id });
  expect((await transfer()).status).toBe(200);
  await desk.settle();
  const { session } = (await colleague.post(`/api/v1/calls/${visitor.callId}/answer`, { page: PAGE })).body;
  expect((await turnOf(agent, visitor.callId, 1)).body).toMatchObject({ state: "held", session: 1 });
  await turnOf(colleague, visitor.callId, session, { news: "failed" });
  const back = (await turnOf(agent, visitor.callId, 1)).body;
  expect(back).toMatchObject({ state: "talking", isHere: true, session: session + 1 });
  for (const news of ["connected", undefined]) {
    await turnOf(agent, visitor.callId, back.session, { news });
    await visitor.turn();
    desk.advance("16 s");
  }
  await here(colleague);
  expect((await transfer()).status).toBe(200);
  await desk.settle();
  const taken = (await colleague.post(`/api/v1/calls/${visitor.callId}/answer`, { page: PAGE })).body;
  await turnOf(colleague, visitor.callId, taken.session, { news: "connected" });
  await desk.settle();
  expect(await viewOf(visitor.callId)).toMatchObject({ state: "talking", agent: { id: lin.id } });
  expect(await stateOf(agent)).toBe("wrap-up");
});

test("[C1] a call that nobody took over ends when whoever gave it away is gone meanwhile", async () => {
  const visitor = await Visitor.come();
  await visitor.call();
  await answered(visitor);
  await here(colleague);
  expect((await agent.post(`/api/v1/calls/${visitor.callId}/transfer`, { staffId: lin.id })).status).toBe(200);
  await desk.settle();
  const { session } = (await colleague.post(`/api/v1/calls/${visitor.callId}/answer`, { page: PAGE })).body;
  await turnOf(colleague, visitor.callId, session, { news: "failed" });
  expect(await visitor.turn()).toMatchObject({ state: "talking" });
  expect(await alone(() => visitor.turn())).toMatchObject({ state: "ended", outcome: "answered" });
  expect(await stateOf(agent)).toBe("wrap-up");
});

describe("recording", () => {
  const webm = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.alloc(60, 1)]);
  const piece = (id: number, query: string, payload: Buffer, who = agent, page = PAGE) =>
    who.inject({
      method: "POST",
      url: `/api/v1/calls/${id}/record?page=${page}&${query}`,
      headers: { "content-type": "audio/webm" },
      payload,
    });

  test("[L2] what both agreed to is brought in pieces, put together, and who listens is written down", async () => {
    const visitor = await Visitor.come();
    await visitor.call(true);
    await answered(visitor);
    expect((await piece(visitor.callId, "piece=0", Buffer.from("not sound"))).status).toBe(409);
    expect((await piece(visitor.callId, "piece=0", webm, colleague)).status).toBe(404);
    for (const again of [1, 2]) expect((await piece(visitor.callId, "piece=0", webm)).status, `${again}`).toBe(200);
    desk.advance("3 s");
    await visitor.hangUp();
    expect((await piece(visitor.callId, "piece=1&last=true", Buffer.alloc(10, 2))).status).toBe(200);
    await desk.settle();
    const { recordings } = await viewOf(visitor.callId);
    expect(recordings).toMatchObject([{ kind: "conversation", state: "stored", seconds: 6 }]);
    expect((await piece(visitor.callId, "piece=2", webm)).status).toBe(409);
    const played = await supervisor.inject({ method: "GET", url: recordings[0].url });
    expect(played.headers["content-type"]).toBe("audio/webm");
    const { rows } = await desk.pool.query("select subject_id from audit_log where action = 'calls.recording_played'");
    expect(rows).toEqual([{ subject_id: visitor.callId }]);
    expect((await desk.pool.query("select 1 from call_recording_pieces")).rows).toEqual([]);
  });

  test("a page that is closed loses nothing that it brought", async () => {
    const visitor = await Visitor.come();
    await visitor.call(true);
    await answered(visitor);
    await piece(visitor.callId, "piece=0", webm);
    await visitor.hangUp();
    desk.advance("3 min");
    await sweepCalls(ctx);
    expect((await viewOf(visitor.callId)).recordings).toMatchObject([{ state: "stored" }]);
  });

  test("[L2] once another page of the agent records, the first one brings only its last piece", async () => {
    const visitor = await Visitor.come();
    await visitor.call(true);
    await answered(visitor);
    const { callId } = visitor;
    const other = "agents-page-2";
    expect((await piece(callId, "piece=0", webm)).status).toBe(200);
    await agent.post(`/api/v1/calls/${callId}/answer`, { page: other });
    expect((await piece(callId, "piece=1", webm)).status).toBe(200);
    expect((await piece(callId, "piece=0", webm, agent, other)).status).toBe(200);
    expect((await piece(callId, "piece=2", webm)).status).toBe(409);
    expect((await piece(callId, "piece=2&last=true", webm)).status).toBe(200);
    await visitor.hangUp();
  });

  test.each([
    ["who said no", shop, false],
    ["where nobody is asked", unrecorded, null],
  ])("[L2] nothing is recorded of %s", async (_name, key, mayRecord) => {
    const visitor = await Visitor.come(key);
    await visitor.call(mayRecord);
    expect(await answered(visitor)).toMatchObject({ record: false });
    expect((await piece(visitor.callId, "piece=0", webm)).status).toBe(409);
    expect(await viewOf(visitor.callId)).toMatchObject({ mayRecord, recordings: [] });
  });
});

describe("whether somebody can be called", () => {
  test("only from a chat with voice, while it is open and somebody is there", async () => {
    const offerOf = async (visitor: Visitor) => (await visitor.ask("voice")).body;
    expect(await offerOf(new Visitor(await addChat({ voice: false })))).toMatchObject({ state: "off" });
    const visitor = await Visitor.come();
    const { slots, ...offer } = await offerOf(visitor);
    expect(Date.parse(slots[0])).toBeGreaterThan(desk.now().getTime());
    expect(offer).toEqual({
      state: "open",
      opensAt: null,
      asksToRecord: true,
      callsBack: true,
      callId: null,
    });
    await here(agent, false);
    expect(await offerOf(visitor)).toMatchObject({ state: "away" });
    expect((await visitor.ask("calls", { page: visitor.page, mayRecord: true })).status).toBe(409);
    desk.advance("12 h");
    await here(agent);
    const closed = await offerOf(visitor);
    expect(closed).toMatchObject({ state: "closed" });
    expect(Date.parse(closed.opensAt)).toBeGreaterThan(desk.now().getTime());
    expect((await visitor.ask("callbacks", { number: "+4930901820" })).status).toBe(200);
    await desk.settle();
    const { items } = (await supervisor.get("/api/v1/calls?outcome=callback")).body;
    expect(items[0]).toMatchObject({ number: "+4930901820", inBrowser: true, customer: { name: "Wang Fang" } });
    const [slotAt] = (await offerOf(visitor)).slots;
    expect((await visitor.ask("callbacks", { number: "+4930901821", slotAt })).status).toBe(200);
    expect((await visitor.ask("callbacks", { number: "+4930901821", slotAt: "2020-01-01T00:00:00Z" })).status).toBe(
      409,
    );
    await desk.settle();
    const owed = (await supervisor.get("/api/v1/callbacks?whose=all&limit=200")).body.items;
    expect(owed.map(({ number, notBefore }: Record<string, unknown>) => [number, notBefore])).toContainEqual([
      "+4930901821",
      slotAt,
    ]);
  });
});
