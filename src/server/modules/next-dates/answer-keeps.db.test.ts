import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildMailCase, buildMailCustomer } from "../../../../test/support/build-mail-case.ts";
import { messageWritten } from "../conversations/index.ts";
import { ringDue } from "../promises/index.ts";

const desk = await openTestDesk();
const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(desk.now().getTime() + hours * HOUR).toISOString();
let customers = 0;

async function promisedAnswer(kind = "answer") {
  const address = `waits-${++customers}@example.org`;
  const customerId = await buildMailCustomer(desk.ctx, { address });
  const { id: caseId } = await buildMailCase(desk.ctx, { customerId });
  const agent = await desk.as("supervisor");
  const promise = { caseId, kind, words: "明天给您答复", dueAt: inHours(4) };
  const { id } = (await agent.post("/api/v1/promises", promise)).body;
  const reply = (more: object = {}) =>
    agent.post(`/api/v1/cases/${caseId}/reply`, { to: [{ address, name: null }], text: "查到了。", ...more });
  const stateOf = async () =>
    (await agent.get(`/api/v1/cases/${caseId}`)).body.promises.find((one: { id: number }) => one.id === id)?.state;
  return { agent, caseId, id, reply, stateOf };
}

test("[B3] an answer that is said to be the promised one keeps it by going out, and one that is not leaves it open", async () => {
  const { id, reply, stateOf } = await promisedAnswer();
  expect((await reply()).status).toBe(200);
  desk.advance(20_000);
  await desk.settle();
  expect(await stateOf()).toBe("open");

  expect((await reply({ keeps: [id] })).status).toBe(200);
  expect(await stateOf()).toBe("open");
  desk.advance(20_000);
  await desk.settle();
  expect(await stateOf()).toBe("kept");
  const { rows } = await desk.pool.query(
    "select e.type from promises p join events e on e.id = p.evidence_event_id where p.id = $1",
    [id],
  );
  expect(rows).toEqual([{ type: "conversations.message_written" }]);

  const again = await reply({ keeps: [id] });
  expect(again.status, again.text).toBe(200);
});

test("[B3] an answer that is taken back keeps nothing", async () => {
  const { agent, id, reply, stateOf } = await promisedAnswer();
  const sent = await reply({ keeps: [id] });
  expect((await agent.post(`/api/v1/messages/${sent.body.id}/undo`)).status).toBe(200);
  desk.advance(20_000);
  await desk.settle();
  expect(await stateOf()).toBe("open");
});

test("[B4] an answer keeps no promise of another case, and none that only facts keep", async () => {
  const one = await promisedAnswer();
  const other = await promisedAnswer();
  const foreign = await one.reply({ keeps: [other.id] });
  expect(foreign.status).toBe(404);
  expect(foreign.body.error).toMatchObject({ code: "promises.not_found", params: { field: "keeps" } });
  const { rows } = await desk.pool.query(
    "insert into promises select (jsonb_populate_record(p, jsonb_build_object('id', nextval('promises_id_seq'), 'kind', 'first_response'))).* from promises p where id = $1 returning id",
    [one.id],
  );
  const policy = await one.reply({ keeps: [rows[0].id] });
  expect(policy.status).toBe(422);
  expect(policy.body.error).toMatchObject({ code: "promises.kept_by_facts", params: { field: "keeps" } });
  expect(await one.stateOf()).toBe("open");
});

test("[B4] an answer that went out in time keeps it though nobody heard of it until after its time: nothing rings", async () => {
  const { caseId, id, reply, stateOf } = await promisedAnswer();
  const messageId = (await reply({ keeps: [id] })).body.id;
  const written = { messageId, kind: "reply", authorId: null, automatic: false, at: inHours(0), thenCategory: null };
  await desk.ctx.tx(async (tx) => tx.emit(messageWritten, written, { caseId, customerId: null }));
  desk.advance(5 * HOUR);
  while ((await ringDue(desk.ctx)).looked > 0);
  expect(await stateOf()).toBe("kept");
});
