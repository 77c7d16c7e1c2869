import { beforeEach, expect, test } from "vitest";
import { buildStaff } from "../../../../test/support/build.ts";
import { openChannelDesk } from "../../../../test/support/channel-desk.ts";
import type { CallView } from "../../../shared/contract/calls.ts";
import type { Line } from "../../channels/phone/simulator/lines.ts";
import { linesOf, phoneSimulator } from "../../channels/phone/simulator.ts";
import { sweepCalls } from "./sweep-calls.ts";

const { desk, agent, addAccount, work } = await openChannelDesk();
const supervisor = await desk.as("supervisor");
const { vendor, account } = await addAccount(phoneSimulator, { wrapUpSeconds: 0 });
const exchange = linesOf(vendor.world);
exchange.picksUpAfterMs = null;
const ADDRESS = "+8613900000001";
await agent.put("/api/v1/telephone", { address: ADDRESS });

let people = 0;
const somebody = () => `+86138001390${String(++people).padStart(2, "0")}`;
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
/** The line is gone, and nobody tells us. */
function lose(line: Line) {
  Object.assign(line, { state: "over", queue: null, doing: null });
}
async function sweep() {
  await sweepCalls(desk.ctx);
  await settle();
}
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
const stateOf = async () => (await agent.get("/api/v1/telephone")).body.state;

test("[A6] a telephone that rang its time is free again though nobody told us that it stopped", async () => {
  const line = await waits();
  lose(exchange.of(ADDRESS)!);
  desk.advance("45 s");
  await sweep();
  expect(await stateOf()).toBe("ringing");
  desk.advance("10 s");
  await sweep();
  expect(await stateOf()).toBe("idle");
  expect((await callOf(line)).state).toBe("queued");
  desk.advance("40 s");
  await agent.post("/api/v1/me/heartbeat", {});
  await sweep();
  expect(exchange.of(ADDRESS)?.state).toBe("ringing");
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

test("[A1] the telephone of whoever was to take a call stops ringing when the transfer is cancelled", async () => {
  const line = await waits();
  await exchange.pickUp(exchange.of(ADDRESS)!);
  await settle();
  const { id } = await callOf(line);
  const { second, who, address } = await colleague();
  expect((await agent.post(`/api/v1/calls/${id}/transfer`, { staffId: who.id })).status).toBe(200);
  await settle();
  expect(exchange.of(address)?.state).toBe("ringing");
  expect((await agent.post(`/api/v1/calls/${id}/cancel-transfer`, {})).body.state).toBe("talking");
  await settle();
  expect(exchange.of(address)).toBeUndefined();
  await second.put("/api/v1/telephone", { address: null });
});

test("[A1] [A6] a caller who is gone when somebody picks up was missed, and is owed an answer yet", async () => {
  const line = await waits();
  lose(line);
  await exchange.pickUp(exchange.of(ADDRESS)!);
  await settle();
  const call = await callOf(line);
  expect(call).toMatchObject({ state: "ended", outcome: "missed", answeredAt: null, seconds: null });
  const { rows } = await desk.pool.query("select kind, state from promises where case_id = $1", [call.caseId]);
  expect(rows).toEqual([{ kind: "first_response", state: "open" }]);
  expect([await stateOf(), exchange.of(ADDRESS)]).toEqual(["idle", undefined]);
});

test("[A6] who spoke with us and is gone when they are put on hold was answered", async () => {
  const line = await waits();
  await exchange.pickUp(exchange.of(ADDRESS)!);
  await settle();
  desk.advance("5 min");
  lose(line);
  const { id } = await callOf(line);
  expect((await agent.post(`/api/v1/calls/${id}/hold`, {})).status).toBe(200);
  await settle();
  expect(await callOf(line)).toMatchObject({ state: "ended", outcome: "answered", seconds: 300 });
});

test("[A6] who waits and is not heard of for a quarter of an hour hung up", async () => {
  const [inMenu, waiting, heard] = [await exchange.call(somebody()), await waits(), await waits()];
  lose(inMenu);
  lose(waiting);
  desk.advance("14 min");
  await exchange.wait(heard);
  desk.advance("2 min");
  await sweep();
  const states = (await Promise.all([inMenu, waiting, heard].map(callOf))).map(({ state }) => state);
  expect(states.slice(0, 2)).toEqual(["ended", "ended"]);
  expect(states[2]).not.toBe("ended");
});
