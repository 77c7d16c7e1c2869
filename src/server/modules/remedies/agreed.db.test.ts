import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildCase } from "../../../../test/support/build-case.ts";
import { makeMove } from "../complaints/index.ts";

const desk = await openTestDesk();
const agent = await desk.as("agent");

type Remedy = "refund" | "cash" | "coupon";

/** A case whose customer took our offer. */
async function agreed(remedy: Remedy = "refund") {
  const { caseId } = await buildCase(desk.ctx);
  const word = { caseId, words: null, evidenceMessageId: null, own: true, send: false };
  const terms = { remedy, amountMinor: 4_200, currency: "CNY" };
  const dueAt = new Date(desk.now().getTime() + 3 * 86_400_000);
  await makeMove(desk.ctx, { ...word, kind: "offer", party: "us", terms, dueAt });
  await makeMove(desk.ctx, { ...word, kind: "accept", party: "customer" });
  return { caseId, dueAt };
}

async function give(caseId: number, more: object = {}) {
  const gift = { kind: "refund", amount: 4_200, currency: "CNY", reason: "碎了", fault: "us" };
  const given = await agent.post(`/api/v1/cases/${caseId}/remedies`, {
    ...gift,
    idempotencyKey: randomUUID(),
    ...more,
  });
  expect(given.body.state, given.text).toBe("booked");
  return given.body.id as number;
}

async function promised(caseId: number) {
  const { rows } = await desk.pool.query(
    "select kind, state, due_at from promises where case_id = $1 and kind in ('refund', 'coupon') order by id",
    [caseId],
  );
  return rows;
}

const payOut = (id: number) => agent.post(`/api/v1/remedies/${id}/carry-out`, { evidence: "ALIPAY 7" });

test("[C3] [C6] what was agreed is owed once: the payout of the remedy keeps the settlement's promise", async () => {
  const { caseId, dueAt } = await agreed();
  const id = await give(caseId);
  expect(await promised(caseId)).toEqual([{ kind: "refund", state: "open", due_at: dueAt }]);
  await payOut(id);
  await desk.settle();
  expect(await promised(caseId)).toEqual([{ kind: "refund", state: "kept", due_at: dueAt }]);
});

test("[C3] [C6] cash that was agreed is one promise, and a coupon keeps the one of its kind when it is redeemed", async () => {
  for (const remedy of ["cash", "coupon"] as const) {
    const { caseId } = await agreed(remedy);
    await payOut(await give(caseId, { kind: remedy }));
    await desk.settle();
    expect((await promised(caseId)).map(({ state }) => state)).toEqual(["kept"]);
  }
});

test("[C3] [C6] a second remedy, and one of another kind, are promised by themselves", async () => {
  const { caseId } = await agreed();
  await give(caseId, { kind: "coupon" });
  expect(await promised(caseId)).toHaveLength(1);
  await Promise.all([give(caseId), give(caseId)]);
  expect(await promised(caseId)).toHaveLength(2);
});

test("[C3] [C6] a remedy that is cancelled leaves what was agreed owed, for another one to keep", async () => {
  const { caseId } = await agreed();
  const id = await give(caseId);
  expect((await agent.post(`/api/v1/remedies/${id}/cancel`, { reason: "wrong order" })).body.state).toBe("cancelled");
  expect((await promised(caseId)).map(({ state }) => state)).toEqual(["open"]);
  await payOut(await give(caseId));
  await desk.settle();
  expect((await promised(caseId)).map(({ state }) => state)).toEqual(["kept"]);
});
