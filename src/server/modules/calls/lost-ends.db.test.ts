import { expect, test } from "vitest";
import { ADDRESS, openTelephoneDesk } from "../../../../test/support/telephone-desk.ts";
import type { Line } from "../../channels/phone/simulator/lines.ts";
import { sweepCalls } from "./sweep-calls.ts";

const { agent, answered, callOf, desk, exchange, settle, somebody, telephoneState, waits } = await openTelephoneDesk({
  record: true,
});

/** The line is gone, and nobody tells us. */
function lose(line: Line) {
  Object.assign(line, { state: "over", queue: null, doing: null });
}
async function sweep() {
  await sweepCalls(desk.ctx);
  await settle();
}

test("[A6] a telephone that rang its time is free again though nobody told us that it stopped", async () => {
  const line = await waits();
  lose(exchange.of(ADDRESS)!);
  desk.advance("45 s");
  await sweep();
  expect(await telephoneState()).toBe("ringing");
  desk.advance("10 s");
  await sweep();
  expect(await telephoneState()).toBe("idle");
  expect((await callOf(line)).state).toBe("queued");
  desk.advance("40 s");
  await agent.post("/api/v1/me/heartbeat", {});
  await sweep();
  expect(exchange.of(ADDRESS)?.state).toBe("ringing");
});

test("[A1] [A6] a caller who is gone when somebody picks up was missed, and is owed an answer yet", async () => {
  const line = await waits();
  lose(line);
  await exchange.pickUp(exchange.of(ADDRESS)!);
  await settle();
  const call = await callOf(line);
  expect(call).toMatchObject({ state: "ended", outcome: "missed", answeredAt: null, seconds: null });
  // What was recorded is whoever picked up, alone in the room, and no word left for us.
  expect(call.recordings).toMatchObject([{ kind: "conversation" }]);
  const { rows } = await desk.pool.query("select kind, state from promises where case_id = $1", [call.caseId]);
  expect(rows).toEqual([{ kind: "first_response", state: "open" }]);
  expect([await telephoneState(), exchange.of(ADDRESS)]).toEqual(["idle", undefined]);
});

test("[A6] who spoke with us and is gone when they are put on hold was answered", async () => {
  const line = await answered();
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
