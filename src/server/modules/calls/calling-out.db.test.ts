import { expect, test } from "vitest";
import { ADDRESS, openTelephoneDesk } from "../../../../test/support/telephone-desk.ts";

const { agent, callOf, desk, exchange, promisesOf, ringing, settle, somebody, speaks, supervisor, waits } =
  await openTelephoneDesk({ record: true });

test("[B2] who asks to be called back is promised it, and only a call that they answer keeps it", async () => {
  const number = somebody();
  const line = await waits(number);
  await exchange.press(line, "1");
  await exchange.press(line, "0");
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

test("[B2] a call to a number that is not theirs does not keep the promise to call them back", async () => {
  const waiting = await waits();
  await exchange.press(waiting, "1");
  await exchange.press(waiting, "0");
  await settle();
  const { caseId, customer, number } = await callOf(waiting);
  const stateOf = async () =>
    (await desk.pool.query("select state from promises where case_id = $1 and kind = 'callback'", [caseId])).rows;
  const elsewhere = somebody();
  const { line } = await speaks({ caseId, number: elsewhere }, elsewhere);
  expect(await stateOf()).toEqual([{ state: "open" }]);
  await exchange.end(line);
  await settle();
  const { line: theirs } = await speaks({ caseId, customerId: customer!.id }, number!);
  expect(await stateOf()).toEqual([{ state: "kept" }]);
  await exchange.end(theirs);
  await settle();

  const stranger = await waits();
  const other = await callOf(stranger);
  await exchange.end(stranger);
  await settle();
  const wrong = await agent.post("/api/v1/calls", { caseId, customerId: other.customer!.id });
  expect(wrong.body.error.code).toBe("request.invalid");
  await supervisor.post(`/api/v1/customers/${other.customer!.id}/block`, { reason: "Threats" });
  const blocked = await agent.post("/api/v1/calls", { caseId, number: other.number });
  expect(blocked.body.error.code).toBe("calls.blocked");
});

test("[A1] who hangs up before the customer's telephone is rung rings nobody", async () => {
  const number = somebody();
  const { body: call } = await agent.post("/api/v1/calls", { number });
  await settle();
  await exchange.pickUp(exchange.of(ADDRESS)!);
  expect((await agent.post(`/api/v1/calls/${call.id}/hang-up`, {})).body.state).toBe("ended");
  await settle();
  expect(exchange.lines.filter(({ other }) => other === number)).toEqual([]);
});

test("[A1] a note that is written before the call has its case is kept, or said not to be", async () => {
  const number = somebody();
  const { body: placed } = await agent.post("/api/v1/calls", { number });
  await settle();
  await exchange.pickUp(exchange.of(ADDRESS)!);
  await settle();
  const line = exchange.of(number)!;
  await exchange.pickUp(line);
  await exchange.end(line);
  expect((await callOf(line)).caseId).toBeNull();
  const { status, text, body } = await agent.post(`/api/v1/calls/${placed.id}/wrap-up`, { note: "Wants it in blue." });
  expect(status, text).toBe(200);
  const { rows } = await desk.pool.query("select text from messages where case_id = $1 and kind = 'note'", [
    body.caseId,
  ]);
  expect(rows).toEqual([{ text: "Wants it in blue." }]);
  await settle();

  const { rows: nowhere } = await desk.pool.query(
    `insert into calls (account_id, direction, own_number, state, outcome, agent_id, started_at, answered_at, ended_at, heard_at)
     select account_id, direction, own_number, state, outcome, agent_id, started_at, answered_at, ended_at, heard_at
     from calls where id = $1 returning id`,
    [placed.id],
  );
  const lost = await agent.post(`/api/v1/calls/${nowhere[0].id}/wrap-up`, { note: "Lost?" });
  expect(lost.body.error.code).toBe("calls.unfiled");
});
