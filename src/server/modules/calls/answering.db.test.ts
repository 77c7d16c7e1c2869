import { expect, test } from "vitest";
import { buildTeam } from "../../../../test/support/build.ts";
import { ADDRESS, openTelephoneDesk } from "../../../../test/support/telephone-desk.ts";
import type { CallView } from "../../../shared/contract/calls.ts";
import { writeIndex } from "../search/index.ts";
import { offerWaiting } from "./ring/offer-call.ts";

const {
  agent,
  agentId,
  answered,
  callOf,
  colleague,
  desk,
  exchange,
  here,
  lines,
  promisesOf,
  ringing,
  settle,
  somebody,
  supervisor,
  waits,
} = await openTelephoneDesk({ record: true, wrapUpSeconds: 60 });

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
  const second = await colleague("1002");
  await agent.post("/api/v1/telephone/ready", {});
  const again = await waits(number);
  expect(ringing()).toBeDefined();
  expect(ringing("1002")).toBeUndefined();
  const { id } = await callOf(again);
  expect((await second.client.post(`/api/v1/calls/${id}/decline`, {})).body.error.code).toBe("calls.not_now");
  expect((await agent.post(`/api/v1/calls/${id}/decline`, {})).status).toBe(200);
  await settle();
  expect(exchange.of(ADDRESS)).toBeUndefined();
  await exchange.end(ringing("1002")!, "no-answer");
  await settle();
  expect((await second.client.get("/api/v1/telephone")).body.state).toBe("idle");
  const { body: queue } = await second.client.get("/api/v1/call-queue");
  expect(queue.waiting).toMatchObject([{ position: 1, call: { id, caseId, may: ["take"] } }]);
  expect((await second.client.post(`/api/v1/calls/${id}/take`, {})).status).toBe(200);
  await settle();
  await exchange.pickUp(ringing("1002")!);
  await settle();
  expect(await callOf(again)).toMatchObject({ state: "talking", agent: { id: second.id } });
  expect((await agent.post(`/api/v1/calls/${id}/hold`, {})).body.error.code).toBe("calls.not_yours");
  expect((await agent.get(`/api/v1/cases/${caseId}`)).body.owner.id).toBe(agentId);
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

test("[C1] a telephone that two calls want at once rings for one of them, and for the other when it is free", async () => {
  await agent.put("/api/v1/telephone", { address: null });
  const calls = await Promise.all([await waits(), await waits()].map(callOf));
  // Teams choose one after the other; these two are of different ones.
  const otherTeam = await buildTeam(desk.ctx, { memberIds: [agentId] });
  await desk.pool.query("update calls set team_id = $1 where id = $2", [otherTeam, calls[1]!.id]);
  await desk.pool.query("update call_agents set address = $1 where staff_id = $2", [ADDRESS, agentId]);
  const holder = await desk.pool.connect();
  let offers: Promise<void>[];
  try {
    await holder.query("begin");
    await holder.query("select from call_agents where staff_id = $1 for update", [agentId]);
    offers = calls.map(({ id }) => offerWaiting(desk.ctx, id));
    const blocked = `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%call_agents%'`;
    await expect.poll(async () => (await desk.pool.query(blocked)).rows[0].n, { timeout: 20_000 }).toBe(2);
  } finally {
    await holder.query("commit");
    holder.release();
  }
  await Promise.all(offers);
  const { rows } = await desk.pool.query("select call_id from call_legs where staff_id = $1 and state <> 'over'", [
    agentId,
  ]);
  expect(rows).toHaveLength(1);
  await settle();
  const first = ringing()!;
  const rung = calls.find(({ id }) => id === rows[0].call_id)!;
  await exchange.pickUp(first);
  await settle();
  await exchange.end(exchange.of(rung.number!)!);
  await settle();
  await agent.post("/api/v1/telephone/ready", {});
  await settle();
  expect((await agent.get("/api/v1/telephone")).body).toMatchObject({
    state: "ringing",
    call: { id: calls.find(({ id }) => id !== rung.id)!.id },
  });
});
