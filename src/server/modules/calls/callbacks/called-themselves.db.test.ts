import { expect, test } from "vitest";
import { openTelephoneDesk } from "../../../../../test/support/telephone-desk.ts";
import { closeByCustomer } from "../../cases/index.ts";

const { agent, answered, callOf, desk, exchange, settle, somebody, supervisor, waits } = await openTelephoneDesk({
  wrapUpSeconds: 60,
});

/** Somebody who called once in vain and is promised a call. */
async function promised() {
  const number = somebody();
  const first = await waits(number);
  await exchange.end(first);
  await settle();
  const caseId = (await callOf(first)).caseId!;
  const { items } = (await supervisor.get(`/api/v1/cases/${caseId}/callback-slots`)).body;
  const made = await supervisor.post(`/api/v1/cases/${caseId}/callback`, { slotAt: items[0].at, number });
  expect(made.status, made.text).toBe(200);
  return { number, caseId, slot: items[0].at as string };
}
const callbackOf = async (caseId: number) => {
  const { rows } = await desk.pool.query(
    `select p.state, b.released_at is null as booked from promises p left join callback_bookings b on b.promise_id = p.id
     where p.case_id = $1 and p.kind = 'callback' order by p.id desc limit 1`,
    [caseId],
  );
  return rows[0];
};

test("[B2] who was promised a call and calls themselves is asked once whether they still want it", async () => {
  const { number, caseId } = await promised();
  const line = await answered(number);
  const call = await callOf(line);
  expect(call.caseId).toBe(caseId);
  await exchange.end(line);
  await settle();
  // Whoever says nothing of it has promised it still.
  expect(await callbackOf(caseId)).toEqual({ state: "open", booked: true });
  const saved = await agent.post(`/api/v1/calls/${call.id}/wrap-up`, { settlesCallback: true });
  expect(saved.status, saved.text).toBe(200);
  await settle();
  expect(await callbackOf(caseId)).toEqual({ state: "waived", booked: false });
  const log = (await supervisor.get(`/api/v1/cases/${caseId}/log`)).body.items;
  expect(JSON.stringify(log)).toContain("customer_called");
});

test("[B2] a call in vain lets go of nothing", async () => {
  const { number, caseId } = await promised();
  const line = await waits(number);
  await exchange.end(line);
  await settle();
  const call = await callOf(line);
  await supervisor.post(`/api/v1/calls/${call.id}/wrap-up`, { settlesCallback: true });
  await settle();
  expect((await callbackOf(caseId)).state).toBe("open");
});

test("[B2] [C7] who says that it is solved need not be called any more", async () => {
  const { caseId } = await promised();
  await closeByCustomer(desk.ctx, caseId);
  await settle();
  expect(await callbackOf(caseId)).toEqual({ state: "waived", booked: false });
});
