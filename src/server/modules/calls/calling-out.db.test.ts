import { beforeEach, expect, test } from "vitest";
import { buildStaff } from "../../../../test/support/build.ts";
import { openChannelDesk } from "../../../../test/support/channel-desk.ts";
import type { CallView } from "../../../shared/contract/calls.ts";
import type { Line } from "../../channels/phone/simulator/lines.ts";
import { linesOf, phoneSimulator } from "../../channels/phone/simulator.ts";

const { desk, agent, addAccount, work } = await openChannelDesk();
const supervisor = await desk.as("supervisor");
const { vendor, account } = await addAccount(phoneSimulator, { wrapUpSeconds: 0 });
const exchange = linesOf(vendor.world);
exchange.picksUpAfterMs = null;
const ADDRESS = "+8613900000001";
await agent.put("/api/v1/telephone", { address: ADDRESS });

let people = 0;
const somebody = () => `+86138001370${String(++people).padStart(2, "0")}`;
/** Lets jobs run, and the exchange do what it is told, until nothing is left. */
async function settle() {
  do await work();
  while (await exchange.settled());
}
beforeEach(async () => {
  await agent.post("/api/v1/me/heartbeat", {});
  for (const line of exchange.lines) await exchange.end(line);
  await settle();
});
async function callOf(line: Line): Promise<CallView> {
  const { rows } = await desk.pool.query("select id from calls where line = $1", [line.sid]);
  return (await supervisor.get(`/api/v1/calls/${rows[0].id}`)).body;
}
/** Somebody calls, wants Chinese and a person, and waits. */
async function waits(): Promise<Line> {
  const line = await exchange.call(somebody());
  await exchange.press(line, "1");
  await exchange.press(line, "0");
  await settle();
  return line;
}
async function colleague() {
  const address = `100${++people}`;
  const who = await buildStaff(desk.ctx, { email: `${address}@desk.test`, teamIds: [account.team!.id] });
  const second = await desk.as({ email: who.email });
  await second.put("/api/v1/telephone", { address });
  await second.post("/api/v1/me/heartbeat", {});
  return { second, who, address };
}
/** The agent calls, and both pick up. */
async function speaks(input: Record<string, unknown>, number: string) {
  const { status, text, body } = await agent.post("/api/v1/calls", input);
  expect(status, text).toBe(200);
  await settle();
  await exchange.pickUp(exchange.of(ADDRESS)!);
  await settle();
  const line = exchange.of(number)!;
  await exchange.pickUp(line);
  await settle();
  return { line, id: body.id as number };
}

test("[B2] a call to a number that is not theirs does not keep the promise to call them back", async () => {
  const waiting = await waits();
  await exchange.press(waiting, "1");
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

test("[A1] a call of ours that comes back from a transfer waits, and can be taken", async () => {
  const number = somebody();
  const { line, id } = await speaks({ number }, number);
  const { second, who, address } = await colleague();
  expect((await agent.post(`/api/v1/calls/${id}/transfer`, { staffId: who.id })).status).toBe(200);
  await settle();
  await agent.put("/api/v1/telephone", { address: null });
  await exchange.end(exchange.of(ADDRESS)!);
  await settle();
  await exchange.end(exchange.of(address)!, "no-answer");
  await settle();
  await exchange.press(line, "5");
  await settle();
  const { body: queue } = await second.get("/api/v1/call-queue");
  expect(queue.waiting).toMatchObject([{ call: { id, direction: "out", state: "queued", may: ["take"] } }]);
  expect((await second.post(`/api/v1/calls/${id}/take`, {})).status).toBe(200);
  await settle();
  await exchange.pickUp(exchange.of(address)!);
  await settle();
  expect((await callOf(line)).agent).toMatchObject({ id: who.id });
  expect([line.state, line.room]).toEqual(["in-progress", exchange.of(address)!.room]);
});
