import { expect, test } from "vitest";
import { ADDRESS, openTelephoneDesk } from "../../../../test/support/telephone-desk.ts";
import { steerJob } from "./ring/steer.ts";

const { agent, agentId, answered, callOf, colleague, desk, exchange, ringing, settle, somebody, speaks, vendor } =
  await openTelephoneDesk({ wrapUpSeconds: 60 });

test("[A1] a call is held, and handed over with its case once somebody picks up, not before", async () => {
  const line = await answered();
  const { id, caseId } = await callOf(line);
  const third = await colleague("sip:third@pbx.example");
  expect((await agent.post(`/api/v1/calls/${id}/hold`, {})).body.state).toBe("held");
  await settle();
  expect(line.heard.at(-1)).toBe("♪");
  expect((await agent.post(`/api/v1/calls/${id}/resume`, {})).body.state).toBe("talking");
  await settle();
  expect(line.room).toBe(`keepword-${id}`);

  const transfer = { staffId: third.id };
  expect((await agent.post(`/api/v1/calls/${id}/transfer`, {})).body.error.code).toBe("calls.transfer_wrong");
  expect((await agent.post(`/api/v1/calls/${id}/transfer`, transfer)).body).toMatchObject({ state: "transferring" });
  await settle();
  expect((await third.client.post(`/api/v1/calls/${id}/decline`, {})).status).toBe(200);
  await settle();
  expect(await callOf(line)).toMatchObject({ state: "talking", agent: { id: agentId }, transfer: null });
  expect((await agent.get(`/api/v1/cases/${caseId}`)).body.owner.id).toBe(agentId);

  desk.advance("6 min");
  await third.client.post("/api/v1/me/heartbeat", {});
  expect((await agent.post(`/api/v1/calls/${id}/transfer`, transfer)).status).toBe(200);
  await settle();
  await exchange.pickUp(ringing(third.address)!);
  await settle();
  expect(await callOf(line)).toMatchObject({ state: "talking", agent: { id: third.id } });
  expect((await agent.get(`/api/v1/cases/${caseId}`)).body.owner.id).toBe(third.id);
  expect((await agent.get("/api/v1/telephone")).body.state).toBe("wrap-up");
  expect(exchange.of(ADDRESS)).toBeUndefined();
  expect(line.room).toBe(exchange.of(third.address)!.room);
  await exchange.end(exchange.of(third.address)!);
  await settle();
  expect(line.state).toBe("over");
});

test("[A1] a call of ours that comes back from a transfer waits, and can be taken", async () => {
  const number = somebody();
  const { line, id } = await speaks({ number }, number);
  const second = await colleague();
  expect((await agent.post(`/api/v1/calls/${id}/transfer`, { staffId: second.id })).status).toBe(200);
  await settle();
  await agent.put("/api/v1/telephone", { address: null });
  await exchange.end(exchange.of(ADDRESS)!);
  await settle();
  await exchange.end(exchange.of(second.address)!, "no-answer");
  await settle();
  await exchange.press(line, "5");
  await settle();
  const { body: queue } = await second.client.get("/api/v1/call-queue");
  expect(queue.waiting).toMatchObject([{ call: { id, direction: "out", state: "queued", may: ["take"] } }]);
  expect((await second.client.post(`/api/v1/calls/${id}/take`, {})).status).toBe(200);
  await settle();
  await exchange.pickUp(exchange.of(second.address)!);
  await settle();
  expect((await callOf(line)).agent).toMatchObject({ id: second.id });
  expect([line.state, line.room]).toEqual(["in-progress", exchange.of(second.address)!.room]);
});

test("[A1] the telephone of whoever was to take a call stops ringing when the transfer is cancelled", async () => {
  const line = await answered();
  const { id } = await callOf(line);
  const second = await colleague();
  expect((await agent.post(`/api/v1/calls/${id}/transfer`, { staffId: second.id })).status).toBe(200);
  await settle();
  expect(exchange.of(second.address)?.state).toBe("ringing");
  expect((await agent.post(`/api/v1/calls/${id}/cancel-transfer`, {})).body.state).toBe("talking");
  await settle();
  expect(exchange.of(second.address)).toBeUndefined();
});

test("[A6] what a line is told last holds, though what it was to be told before comes through only later", async () => {
  const line = await answered();
  const { id } = await callOf(line);
  vendor.break({ kind: "status", status: 500 });
  expect((await agent.post(`/api/v1/calls/${id}/hold`, {})).status).toBe(200);
  expect(await desk.settle({ failures: "return" })).toMatchObject([{ task: "calls.steer" }]);
  vendor.mend();
  expect((await agent.post(`/api/v1/calls/${id}/resume`, {})).status).toBe(200);
  await settle();
  desk.advance("1 min");
  await settle();
  expect(line.room).toBe(`keepword-${id}`);
  // As if another worker had taken it up long ago, and only got to it now.
  expect((await agent.post(`/api/v1/calls/${id}/hold`, {})).status).toBe(200);
  expect((await agent.post(`/api/v1/calls/${id}/resume`, {})).status).toBe(200);
  await settle();
  await steerJob.run(desk.ctx, { callId: id, line: line.sid });
  await exchange.settled();
  expect([line.room, line.heard.at(-1)]).toEqual([`keepword-${id}`, `[keepword-${id}]`]);
});
