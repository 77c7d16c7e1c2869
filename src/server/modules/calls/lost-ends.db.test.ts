import { beforeEach, expect, test } from "vitest";
import { openChannelDesk } from "../../../../test/support/channel-desk.ts";
import type { CallView } from "../../../shared/contract/calls.ts";
import type { Line } from "../../channels/phone/simulator/lines.ts";
import { linesOf, phoneSimulator } from "../../channels/phone/simulator.ts";
import { sweepCalls } from "./sweep-calls.ts";

const { desk, agent, addAccount, work } = await openChannelDesk();
const supervisor = await desk.as("supervisor");
const { vendor } = await addAccount(phoneSimulator, { wrapUpSeconds: 0 });
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
