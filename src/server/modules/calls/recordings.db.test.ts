import { expect, test } from "vitest";
import { ADDRESS, openTelephoneDesk } from "../../../../test/support/telephone-desk.ts";
import { sweepCalls } from "./sweep-calls.ts";

const { agent, answered, callOf, desk, exchange, promisesOf, ringing, settle, supervisor, vendor, waits } =
  await openTelephoneDesk({ record: true });

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
  const audited = async () =>
    (await desk.pool.query("select count(*)::int as n from audit_log where action = 'calls.recording_played'")).rows[0]
      .n;
  expect(await audited()).toBe(1);
  const rest = () => agent.inject({ method: "GET", url: url!, headers: { range: "bytes=1-" } });
  await Promise.all([rest(), rest()]);
  expect(await audited()).toBe(1);
  desk.advance("6 min");
  // All but the first byte is as good as all of it, and what two parts of a page ask for is one listening.
  expect((await Promise.all([rest(), rest()])).map(({ status }) => status)).toEqual([206, 206]);
  expect(await audited()).toBe(2);
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

/** A call is over, and its recording is not ready yet. @returns what makes it ready */
async function recordsLate() {
  const line = await answered();
  await exchange.end(line);
  await exchange.end(exchange.of(ADDRESS)!);
  const { files } = vendor.world;
  const id = [...files.keys()].findLast((each) => each.startsWith("RE"))!;
  const file = files.get(id)!;
  files.delete(id);
  await settle();
  return { line, arrives: () => files.set(id, file) };
}

test("[A1] a recording that is not ready yet is asked for again until it is", async () => {
  const { line, arrives } = await recordsLate();
  expect((await callOf(line)).recordings).toMatchObject([
    { state: "pending", url: null, problem: { reason: "rejected", words: expect.stringContaining("20404") } },
  ]);
  arrives();
  desk.advance("10 s");
  await settle();
  expect((await callOf(line)).recordings).toMatchObject([{ state: "stored", problem: null }]);
});

test("[A1] a recording that does not come within a day is said to be lost, with the reason, and can be asked for anew", async () => {
  const { line, arrives } = await recordsLate();
  for (let hours = 0; hours < 24; hours += 3) {
    expect((await callOf(line)).recordings).toMatchObject([{ state: "pending" }]);
    desk.advance("3 h");
    await settle();
  }
  const { id, recordings } = await callOf(line);
  expect(recordings).toMatchObject([{ state: "failed", url: null, problem: { reason: "rejected" } }]);
  arrives();
  const url = `/api/v1/calls/${id}/recordings/1/fetch`;
  expect((await agent.post(url, {})).body.error.code).toBe("request.not_allowed");
  expect((await supervisor.post(`/api/v1/calls/${id}/recordings/7/fetch`, {})).status).toBe(404);
  expect((await supervisor.post(url, {})).body.recordings).toMatchObject([{ state: "pending" }]);
  await settle();
  expect((await callOf(line)).recordings).toMatchObject([{ state: "stored", problem: null }]);
});

test("[A6] a recording is asked for though whoever was to ask for it was cut off", async () => {
  const { line, arrives } = await recordsLate();
  arrives();
  await desk.pool.query("delete from graphile_worker._private_jobs where payload::jsonb ? 'number'");
  desk.advance("11 min");
  await sweepCalls(desk.ctx);
  await settle();
  expect((await callOf(line)).recordings).toMatchObject([{ state: "stored" }]);
});
