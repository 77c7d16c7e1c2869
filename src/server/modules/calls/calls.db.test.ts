import { beforeEach, expect, test } from "vitest";
import { buildStaff } from "../../../../test/support/build.ts";
import { openChannelDesk } from "../../../../test/support/channel-desk.ts";
import type { CallView } from "../../../shared/contract/calls.ts";
import type { Line } from "../../channels/phone/simulator/lines.ts";
import { postForm } from "../../channels/phone/simulator/post-form.ts";
import { linesOf, phoneSimulator } from "../../channels/phone/simulator.ts";
import { writeIndex } from "../search/index.ts";

const { desk, agent, admin, addAccount, lines, work } = await openChannelDesk();
const supervisor = await desk.as("supervisor");
const { vendor, account } = await addAccount(phoneSimulator, { record: true, wrapUpSeconds: 60 });
const exchange = linesOf(vendor.world);
exchange.picksUpAfterMs = null;

const ADDRESS = "+8613900000001";
const agentId = await desk.staffId("agent");
const teamId = account.team!.id;
expect((await agent.put("/api/v1/telephone", { address: "+86 139 0000 0001" })).body).toMatchObject({
  address: ADDRESS,
});

let people = 0;
const somebody = () => `+86138001380${String(++people).padStart(2, "0")}`;
/** Lets jobs run, and the exchange do what it is told, until nothing is left. */
async function settle() {
  do await work();
  while (await exchange.settled());
}
const here = () => agent.post("/api/v1/me/heartbeat", {});
beforeEach(async () => {
  await here();
  for (const line of exchange.lines) await exchange.end(line);
  await settle();
  await agent.post("/api/v1/telephone/ready", {});
  await settle();
});
const ringing = (address = ADDRESS): Line | undefined => {
  const line = exchange.of(address);
  return line?.state === "ringing" ? line : undefined;
};
async function callOf(line: Line): Promise<CallView & { id: number }> {
  const { rows } = await desk.pool.query("select id from calls where line = $1", [line.sid]);
  return (await supervisor.get(`/api/v1/calls/${rows[0].id}`)).body;
}
/** Somebody calls, wants Chinese and a person, and waits. */
async function waits(number: string | null = somebody(), order = "") {
  const line = await exchange.call(number ?? "hidden", number);
  await exchange.press(line, "1");
  await exchange.press(line, order === "" ? "0" : "1");
  if (order !== "") await exchange.press(line, `${order}#`);
  await settle();
  return line;
}
async function answered(number = somebody(), order = "") {
  const line = await waits(number, order);
  await exchange.pickUp(ringing()!);
  await settle();
  return line;
}
const promisesOf = async (caseId: number) =>
  (await desk.pool.query("select kind, state from promises where case_id = $1 order by id", [caseId])).rows;

test("[A1] [A3] [C1] a caller chooses, is told their place, and is put through with their story on the screen", async () => {
  const line = await waits(somebody(), "2026030900177");
  expect(line.heard.join(" ")).toContain("录音");
  expect(line.heard.join(" ")).toContain("第1位");
  expect(ringing()).toBeDefined();
  const { body: telephone } = await agent.get("/api/v1/telephone");
  expect(telephone).toMatchObject({
    state: "ringing",
    waiting: 1,
    call: { state: "ringing", orderNumber: "2026030900177" },
  });
  const { body: pop } = await agent.get(`/api/v1/calls/${telephone.call.id}/pop`);
  expect(pop).toMatchObject({ customer: { isNew: true }, brief: { contacts: [{ channel: "phone", count: 1 }] } });
  expect(pop.openCases).toHaveLength(1);
  await exchange.pickUp(ringing()!);
  await settle();
  const room = `[keepword-${telephone.call.id}]`;
  expect([line.heard.at(-1), exchange.of(ADDRESS)!.heard.at(-1)]).toEqual([room, room]);
  const call = await callOf(line);
  expect(call).toMatchObject({
    state: "talking",
    agent: { id: agentId },
    language: "zh-CN",
    may: ["hold", "transfer", "hang-up"],
  });
  expect(await promisesOf(call.caseId!)).toEqual([{ kind: "first_response", state: "kept" }]);
  expect((await agent.get(`/api/v1/cases/${call.caseId}`)).body.owner.id).toBe(agentId);

  desk.advance("90 s");
  await exchange.end(line);
  await settle();
  const over = await callOf(line);
  expect(over).toMatchObject({ state: "ended", outcome: "answered", seconds: 90 });
  expect(over.recordings).toMatchObject([{ kind: "conversation", state: "stored", seconds: 3 }]);
  expect((await agent.get("/api/v1/telephone")).body).toMatchObject({ state: "wrap-up" });
  const wrapped = await agent.post(`/api/v1/calls/${call.id}/wrap-up`, {
    note: "Sends photographs tonight.",
    category: "waiting_customer",
    promise: { kind: "callback", words: "We call when they are here", businessMs: 3_600_000 },
  });
  expect(wrapped.status, wrapped.text).toBe(200);
  expect((await agent.get("/api/v1/telephone")).body).toMatchObject({ state: "idle", call: null });
  expect((await lines(call.caseId!)).map(({ kind }) => kind)).toEqual(["message", "note"]);
});

test("[A1] [A3] who hangs up while waiting is not lost, and who calls again goes on with the same case", async () => {
  const number = somebody();
  const line = await waits(number);
  await exchange.end(ringing()!, "no-answer");
  await exchange.end(line);
  await settle();
  const call = await callOf(line);
  expect(call).toMatchObject({ state: "ended", outcome: "missed", seconds: null, may: [] });
  expect(await promisesOf(call.caseId!)).toEqual([{ kind: "first_response", state: "open" }]);
  desk.advance("20 min");
  await here();
  const again = await callOf(await waits(number));
  expect(again.caseId).toBe(call.caseId);
  const { body } = await agent.get(`/api/v1/cases/${call.caseId}`);
  expect(body).toMatchObject({ channel: "phone", repeat: { contacts: 2, channels: ["phone"], firstAnswerOwed: true } });
  for (const whose of ["me", agentId]) expect((await agent.get(`/api/v1/calls?agent=${whose}`)).status).toBe(200);
  const { body: calls } = await agent.get(`/api/v1/calls?caseId=${call.caseId}`);
  expect(calls.items.map(({ id }: CallView) => id)).toEqual([again.id, call.id]);
});

test("[A4] an order number that is typed names the order, and another one another matter", async () => {
  const number = somebody();
  const first = await callOf(await answered(number, "88776655443322"));
  await exchange.end(exchange.of(number)!);
  await settle();
  await agent.post("/api/v1/telephone/ready", {});
  const other = await callOf(await waits(number, "1234567"));
  expect(other.caseId).not.toBe(first.caseId);
  await exchange.end(exchange.of(number)!);
  await settle();
  const touched = { messages: new Set([first.messageId!]), cases: new Set<number>(), customers: new Set<number>() };
  await writeIndex(desk.ctx, desk.ctx.db, touched);
  const same = await callOf(await waits(number, "88776655443322"));
  expect(same.caseId).toBe(first.caseId);
  expect(same.path.map(({ node, keys }) => `${node} ${keys ?? ""}`.trim())).toEqual([
    "language 1",
    "hours",
    "topic 1",
    "order 88776655443322",
    "known",
    "queue",
  ]);
});

test("[C1] who has the case rings first, who declines is passed over, and who does not pick up is free again", async () => {
  const number = somebody();
  const line = await answered(number);
  const { caseId } = await callOf(line);
  await exchange.end(line);
  await settle();
  const colleague = await buildStaff(desk.ctx, { email: "second@desk.test", teamIds: [teamId] });
  const second = await desk.as({ email: colleague.email });
  await second.put("/api/v1/telephone", { address: "1002" });
  await second.post("/api/v1/me/heartbeat", {});
  await agent.post("/api/v1/telephone/ready", {});
  const again = await waits(number);
  expect(ringing()).toBeDefined();
  expect(ringing("1002")).toBeUndefined();
  const { id } = await callOf(again);
  expect((await second.post(`/api/v1/calls/${id}/decline`, {})).body.error.code).toBe("calls.not_now");
  expect((await agent.post(`/api/v1/calls/${id}/decline`, {})).status).toBe(200);
  await settle();
  expect(exchange.of(ADDRESS)).toBeUndefined();
  await exchange.end(ringing("1002")!, "no-answer");
  await settle();
  expect((await second.get("/api/v1/telephone")).body.state).toBe("idle");
  const { body: queue } = await second.get("/api/v1/call-queue");
  expect(queue.waiting).toMatchObject([{ position: 1, call: { id, caseId, may: ["take"] } }]);
  expect((await second.post(`/api/v1/calls/${id}/take`, {})).status).toBe(200);
  await settle();
  await exchange.pickUp(ringing("1002")!);
  await settle();
  expect(await callOf(again)).toMatchObject({ state: "talking", agent: { id: colleague.id } });
  expect((await agent.post(`/api/v1/calls/${id}/hold`, {})).body.error.code).toBe("calls.not_yours");
  expect((await agent.get(`/api/v1/cases/${caseId}`)).body.owner.id).toBe(agentId);
  await exchange.end(again);
  await settle();
  await second.put("/api/v1/telephone", { address: null });
  await second.post("/api/v1/telephone/ready", {});
});

test("[B2] who asks to be called back is promised it, and only a call that they answer keeps it", async () => {
  const number = somebody();
  const line = await waits(number);
  await exchange.press(line, "1");
  await settle();
  const call = await callOf(line);
  expect(call).toMatchObject({ state: "ended", outcome: "callback" });
  expect(exchange.of(ADDRESS)).toBeUndefined();
  expect(await promisesOf(call.caseId!)).toContainEqual({ kind: "callback", state: "open" });
  const { rows } = await desk.pool.query("select id, words from promises where case_id = $1 and kind = 'callback'", [
    call.caseId,
  ]);
  expect(rows[0].words).toBe(number);
  const kept = await agent.post(`/api/v1/promises/${rows[0].id}/keep`, { evidence: "I called." });
  expect(kept.body.error.code).toBe("promises.kept_by_facts");

  const key = "the same call 1";
  const placed = await agent.post("/api/v1/calls", { caseId: call.caseId, idempotencyKey: key });
  expect(placed.status, placed.text).toBe(200);
  expect((await agent.post("/api/v1/calls", { caseId: call.caseId, idempotencyKey: key })).body.id).toBe(
    placed.body.id,
  );
  await settle();
  await exchange.pickUp(ringing()!);
  await settle();
  await exchange.end(ringing(number)!, "busy");
  await settle();
  expect((await agent.get(`/api/v1/calls/${placed.body.id}`)).body).toMatchObject({
    outcome: "busy",
    direction: "out",
  });
  expect(await promisesOf(call.caseId!)).toContainEqual({ kind: "callback", state: "open" });
  expect(await promisesOf(call.caseId!)).toContainEqual({ kind: "first_response", state: "open" });

  await agent.post("/api/v1/telephone/ready", {});
  const again = await agent.post("/api/v1/calls", { customerId: call.customer!.id });
  expect(again.body).toMatchObject({ caseId: call.caseId, number });
  await settle();
  await exchange.pickUp(ringing()!);
  await settle();
  expect((await agent.get("/api/v1/telephone")).body.state).toBe("on-call");
  await exchange.pickUp(ringing(number)!);
  await settle();
  expect(exchange.of(number)!.heard.join(" ")).toContain("录音");
  expect(await promisesOf(call.caseId!)).toEqual([
    { kind: "first_response", state: "kept" },
    { kind: "callback", state: "kept" },
  ]);
  expect((await agent.post(`/api/v1/calls/${again.body.id}/hang-up`, {})).body).toMatchObject({ outcome: "answered" });
  await settle();
  expect(exchange.lines.filter(({ state }) => state !== "over")).toEqual([]);
});

test("[A1] what a caller says to the tape is kept; whoever sees the case hears it, and that they did is written down", async () => {
  const line = await waits();
  await exchange.end(ringing()!, "no-answer");
  desk.advance("11 min");
  await exchange.wait(line);
  await exchange.press(line, "2");
  expect(line.doing?.name).toBe("Record");
  await exchange.speak(line);
  await settle();
  const call = await callOf(line);
  expect(call).toMatchObject({
    outcome: "voicemail",
    recordings: [{ kind: "voicemail", state: "stored", mayPlay: true }],
  });
  expect(await promisesOf(call.caseId!)).toEqual([{ kind: "first_response", state: "open" }]);
  const { url } = call.recordings[0]!;
  const played = await agent.inject({ method: "GET", url: url!, headers: { range: "bytes=0-3" } });
  expect([played.status, played.text, played.headers["content-type"]]).toEqual([206, "RIFF", "audio/wav"]);
  const { rows } = await desk.pool.query(
    "select count(*)::int as n from audit_log where action = 'calls.recording_played'",
  );
  expect(rows).toEqual([{ n: 1 }]);
});

test("[L2] a conversation is heard by whoever may listen, and by nobody else", async () => {
  const line = await answered();
  await exchange.end(line);
  await settle();
  const { id, recordings } = await callOf(line);
  expect(recordings[0]).toMatchObject({ kind: "conversation", mayPlay: true });
  expect((await agent.get(`/api/v1/calls/${id}`)).body.recordings[0]).toMatchObject({ mayPlay: false, url: null });
  expect((await agent.get(`/api/v1/calls/${id}/recordings/1`)).body.error.code).toBe("request.not_allowed");
  expect((await supervisor.get(`/api/v1/calls/${id}/recordings/1`)).status).toBe(200);
  expect((await supervisor.get(`/api/v1/calls/${id}/recordings/9`)).status).toBe(404);
});

test("[A1] a call is held, and handed over with its case once somebody picks up, not before", async () => {
  const line = await answered();
  const { id, caseId } = await callOf(line);
  const who = await buildStaff(desk.ctx, { email: "third@desk.test", teamIds: [teamId] });
  const third = await desk.as({ email: who.email });
  await third.put("/api/v1/telephone", { address: "sip:third@pbx.example" });
  await third.post("/api/v1/me/heartbeat", {});
  expect((await agent.post(`/api/v1/calls/${id}/hold`, {})).body.state).toBe("held");
  await settle();
  expect(line.heard.at(-1)).toBe("♪");
  expect((await agent.post(`/api/v1/calls/${id}/resume`, {})).body.state).toBe("talking");
  await settle();
  expect(line.room).toBe(`keepword-${id}`);

  const transfer = { staffId: who.id };
  expect((await agent.post(`/api/v1/calls/${id}/transfer`, {})).body.error.code).toBe("calls.transfer_wrong");
  expect((await agent.post(`/api/v1/calls/${id}/transfer`, transfer)).body).toMatchObject({ state: "transferring" });
  await settle();
  expect((await third.post(`/api/v1/calls/${id}/decline`, {})).status).toBe(200);
  await settle();
  expect(await callOf(line)).toMatchObject({ state: "talking", agent: { id: agentId }, transfer: null });
  expect((await agent.get(`/api/v1/cases/${caseId}`)).body.owner.id).toBe(agentId);

  desk.advance("6 min");
  await third.post("/api/v1/me/heartbeat", {});
  expect((await agent.post(`/api/v1/calls/${id}/transfer`, transfer)).status).toBe(200);
  await settle();
  await exchange.pickUp(ringing("sip:third@pbx.example")!);
  await settle();
  expect(await callOf(line)).toMatchObject({ state: "talking", agent: { id: who.id } });
  expect((await agent.get(`/api/v1/cases/${caseId}`)).body.owner.id).toBe(who.id);
  expect((await agent.get("/api/v1/telephone")).body.state).toBe("wrap-up");
  expect(exchange.of(ADDRESS)).toBeUndefined();
  expect(line.room).toBe(exchange.of("sip:third@pbx.example")!.room);
  await exchange.end(exchange.of("sip:third@pbx.example")!);
  await settle();
  expect(line.state).toBe("over");
  await third.put("/api/v1/telephone", { address: null });
});

test("[A1] routing gives no case to whoever is on the telephone", async () => {
  const line = await answered();
  const { rows: before } = await desk.pool.query("select engaged from staff where id = $1", [agentId]);
  expect(before).toEqual([{ engaged: "on-call" }]);
  await exchange.end(line);
  await settle();
  desk.advance("2 min");
  await settle();
  const { rows: after } = await desk.pool.query("select engaged from staff where id = $1", [agentId]);
  expect(after).toEqual([{ engaged: null }]);
  expect((await agent.get("/api/v1/telephone")).body.state).toBe("idle");
});

test("[A2] withheld numbers do not weld people together, and a blocked caller is turned away", async () => {
  const hidden = [await waits(null), await waits(null)];
  const calls = await Promise.all(hidden.map(callOf));
  expect(calls.map(({ number }) => number)).toEqual([null, null]);
  expect(calls[0]!.customer!.id).not.toBe(calls[1]!.customer!.id);
  expect(calls[0]!.caseId).not.toBe(calls[1]!.caseId);
  for (const line of hidden) await exchange.end(line);
  const number = somebody();
  const { customer } = await callOf(await waits(number));
  await exchange.end(exchange.of(number)!);
  await settle();
  const blocked = await supervisor.post(`/api/v1/customers/${customer!.id}/block`, { reason: "Threats" });
  expect(blocked.status, blocked.text).toBe(200);
  const refused = await exchange.call(number);
  expect([refused.state, refused.heard]).toEqual(["over", []]);
});

test("[A6] what is forged is refused, what comes twice or late changes nothing", async () => {
  const number = somebody();
  const line = await exchange.call(number);
  const url = vendor.world.hookUrl!;
  const form = { CallSid: line.sid, From: number, To: "+15017122661", CallStatus: "ringing" };
  expect((await postForm("another token", url, { ...form, CallSid: "CAforged" })).status).toBe(403);
  const token = String(vendor.world.config.authToken);
  const again = await postForm(token, url, form);
  expect(again.body).toContain("<Gather");
  const gather = line.doing!.attributes.action!;
  await exchange.press(line, "1");
  const late = await postForm(token, gather, { ...form, Digits: "2" });
  expect(late.body).toContain("turn=2");
  expect((await callOf(line)).language).toBe("zh-CN");
  const { rows } = await desk.pool.query("select count(*)::int as n from calls where number = $1", [number]);
  expect(rows).toEqual([{ n: 1 }]);
  await exchange.end(line);
  await postForm(token, url, { ...form, CallStatus: "completed" });
  expect((await postForm(token, gather, { ...form, Digits: "1" })).body).toContain("<Hangup/>");
  expect((await postForm(token, url, form)).body).toContain("<Hangup/>");
  expect((await postForm(token, `${url}?step=picked-up&ref=1;drop`, form)).status).toBe(403);
  await settle();
  const call = await callOf(line);
  expect(call).toMatchObject({ state: "ended", outcome: "abandoned" });
  expect(await promisesOf(call.caseId!)).toEqual([{ kind: "first_response", state: "open" }]);
});

test("[A6] a vendor that fails keeps nobody from being rung again, and loses no recording", async () => {
  vendor.break({ kind: "status", status: 500 });
  const line = await waits();
  expect(await callOf(line)).toMatchObject({ state: "queued" });
  vendor.mend();
  desk.advance("40 s");
  await here();
  await exchange.wait(line);
  await settle();
  await exchange.pickUp(ringing()!);
  await settle();
  // The agent's line is ended yet, then nothing works any more.
  vendor.break({ kind: "status", status: 429, retryAfterS: 1 }, 1);
  await exchange.end(line);
  await desk.settle({ failures: "return" });
  await exchange.settled();
  await desk.settle({ failures: "return" });
  expect((await callOf(line)).recordings).toMatchObject([{ state: "pending" }]);
  vendor.mend();
  desk.advance("2 min");
  await settle();
  expect((await callOf(line)).recordings).toMatchObject([{ state: "stored" }]);
});

test("[L2] calls of cases that somebody may not see are not there for them", async () => {
  const line = await answered();
  const { id, caseId } = await callOf(line);
  await exchange.end(line);
  await settle();
  const { id: roleId } = (
    await admin.post("/api/v1/roles", {
      name: "Telephone only",
      permissions: ["cases:read", "calls:take", "customers:read"],
    })
  ).body;
  const stranger = await buildStaff(desk.ctx, { email: "stranger@desk.test", roles: [roleId] });
  const client = await desk.as({ email: stranger.email });
  expect((await client.get(`/api/v1/calls/${id}`)).status).toBe(404);
  expect((await client.get(`/api/v1/calls/${id}/pop`)).status).toBe(404);
  expect((await client.post(`/api/v1/calls/${id}/hang-up`, {})).status).toBe(404);
  expect((await client.get(`/api/v1/calls?caseId=${caseId}`)).body.items).toEqual([]);
  expect((await client.post("/api/v1/calls", { caseId })).status).toBe(404);
  expect((await client.get(`/api/v1/call-menus/${account.id}`)).status).toBe(403);
});

test("[A1] a menu is edited, checked and tried; two who edit at once do not undo each other", async () => {
  const url = `/api/v1/call-menus/${account.id}`;
  const { body: shown } = await admin.get(url);
  expect(shown).toMatchObject({ version: 0, savedBy: null, faults: [] });
  const tried = await admin.post(`${url}/try`, { state: null, event: { kind: "begin" } });
  expect(tried.body.steps.at(-1)).toMatchObject({ do: "ask" });
  const next = await admin.post(`${url}/try`, {
    state: tried.body.state,
    event: { kind: "keys", keys: "2" },
    open: false,
  });
  expect(next.body.state).toMatchObject({ language: "en", node: "closed" });
  const menu = structuredClone(shown.menu);
  menu.nodes.closed.otherwise = "nowhere";
  expect((await admin.post(`${url}/check`, { menu })).body.faults).toContainEqual({
    node: "closed",
    code: "next_unknown",
    level: "error",
    detail: "nowhere",
  });
  expect((await admin.put(url, { version: 0, menu })).body.error.code).toBe("calls.menu_faulty");
  menu.nodes.closed.otherwise = "voicemail";
  expect((await admin.put(url, { version: 0, menu })).body).toMatchObject({ version: 1 });
  expect((await admin.put(url, { version: 0, menu })).body.error.code).toBe("request.stale");
  expect((await admin.get(`${url}/versions`)).body.items).toMatchObject([{ version: 1 }]);
  expect((await admin.get(`${url}/versions/0`)).body.start).toBe("language");
});
