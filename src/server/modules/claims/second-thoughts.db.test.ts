import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff } from "../../../../test/support/build.ts";
import { buildCase } from "../../../../test/support/build-case.ts";
import { moneyOf } from "../../../../test/support/money-desk.ts";
import { makeMove } from "../complaints/index.ts";

const desk = await openTestDesk();
const money = await moneyOf(desk);
const { agent, supervisor, leader, give, claim, claimsOf, promisesOf } = money;
const partnerId = await money.buildPartner();
const fault = { fault: "carrier", partnerId, claim: true };
const claimKinds = ["claim_answer", "claim_payment", "claim_rest"];

test("[C3] what is cancelled is claimed no more, and the partner's promise with it", async () => {
  const { caseId } = await buildCase(desk.ctx);
  const { id } = await give(caseId, fault);
  expect(await claimsOf(caseId)).toMatchObject([{ state: "asked" }]);
  expect((await agent.post(`/api/v1/remedies/${id}/cancel`, { reason: "found" })).body.state).toBe("cancelled");
  expect(await claimsOf(caseId)).toMatchObject([{ state: "closed", withdrawn: 9_900, writtenOff: 0 }]);
  expect(await promisesOf(caseId, claimKinds)).toEqual(["claim_answer withdrawn"]);
});

test("[C3] what was cancelled before the claim was opened is not claimed", async () => {
  const { caseId } = await buildCase(desk.ctx);
  const body = { kind: "refund", amount: 500, currency: "CNY", reason: "lost", idempotencyKey: randomUUID(), ...fault };
  const { body: given } = await agent.post(`/api/v1/cases/${caseId}/remedies`, body);
  await agent.post(`/api/v1/remedies/${given.id}/cancel`, { reason: "wrong case" });
  await desk.settle();
  expect(await claimsOf(caseId)).toEqual([]);
});

test("[C3] a remedy whose claim was paid is cancelled only after the money went back", async () => {
  const { caseId } = await buildCase(desk.ctx);
  const { id } = await give(caseId, fault);
  const [open] = await claimsOf(caseId);
  const path = `/api/v1/claims/${open.id}`;
  await supervisor.post(`${path}/recoveries`, { amount: 4_000, words: "bank 7", idempotencyKey: randomUUID() });
  const refused = await agent.post(`/api/v1/remedies/${id}/cancel`, { reason: "found" });
  expect(refused.body.error.code).toBe("claims.paid_already");
  expect((await supervisor.post(`${path}/withdraw`, { reason: "our fault" })).status).toBe(403);
  const unproven = await leader.post(`${path}/withdraw`, { reason: "our fault" });
  expect(unproven.body.error).toMatchObject({ code: "claims.pay_back_first", params: { field: "paidBack" } });
  const back = await leader.post(`${path}/withdraw`, { reason: "our fault", paidBack: "bank 8" });
  expect(back.body).toMatchObject({ state: "closed", recovered: 0, withdrawn: 9_900 });
  expect(back.body.steps.map(({ kind }: { kind: string }) => kind)).toContain("paid_back");
  expect((await leader.post(`${path}/withdraw`, { reason: "x", paidBack: "y" })).body.error.code).toBe("claims.closed");
  expect((await agent.post(`/api/v1/remedies/${id}/cancel`, { reason: "found" })).body.state).toBe("cancelled");
});

test("[C3] what the customer waives is not paid out", async () => {
  const { caseId } = await buildCase(desk.ctx);
  const { id } = await give(caseId, fault);
  const { rows } = await desk.pool.query("select promise_id from remedies where id = $1", [id]);
  const waived = await supervisor.post(`/api/v1/promises/${rows[0].promise_id}/waive`, { reason: "keeps it" });
  expect(waived.status, waived.text).toBe(200);
  await desk.settle();
  const paid = await agent.post(`/api/v1/remedies/${id}/carry-out`, { evidence: "ALIPAY" });
  expect(paid.body.error.code).toBe("remedies.not_booked");
  expect(await claimsOf(caseId)).toMatchObject([{ state: "closed", withdrawn: 9_900 }]);
});

test("[C3] [C6] a remedy that was booked before a settlement was agreed on it is promised once", async () => {
  const { caseId } = await buildCase(desk.ctx);
  const { id } = await give(caseId);
  await give(caseId, { amount: 100 });
  const word = { caseId, words: null, evidenceMessageId: null, own: true, send: false };
  const terms = { remedy: "refund", amountMinor: 9_900, currency: "CNY" } as const;
  const dueAt = new Date(desk.now().getTime() + 5 * 86_400_000);
  await makeMove(desk.ctx, { ...word, kind: "offer", party: "us", terms, dueAt });
  await makeMove(desk.ctx, { ...word, kind: "accept", party: "customer" });
  await desk.settle();
  expect(await promisesOf(caseId, ["refund"])).toEqual(["refund withdrawn", "refund open", "refund open"]);
  await agent.post(`/api/v1/remedies/${id}/carry-out`, { evidence: "ALIPAY" });
  await desk.settle();
  const { rows } = await desk.pool.query(
    "select p.state, p.due_at from remedies r join promises p on p.id = r.promise_id where r.id = $1",
    [id],
  );
  expect(rows).toEqual([{ state: "kept", due_at: dueAt }]);
});

test("[C3] a repeated request is one refund also when the case was merged meanwhile; another sum is refused", async () => {
  const { caseId, customerId } = await buildCase(desk.ctx);
  const { caseId: into } = await buildCase(desk.ctx, { customerId });
  const body = {
    kind: "refund",
    amount: 500,
    currency: "CNY",
    reason: "lost",
    fault: "us",
    idempotencyKey: randomUUID(),
  };
  const first = await agent.post(`/api/v1/cases/${caseId}/remedies`, body);
  expect((await supervisor.post(`/api/v1/cases/${into}/merge`, { otherId: caseId })).status).toBe(200);
  const again = await agent.post(`/api/v1/cases/${caseId}/remedies`, body);
  expect(again.body.id).toBe(first.body.id);
  const other = await agent.post(`/api/v1/cases/${caseId}/remedies`, { ...body, amount: 600 });
  expect(other.body.error.code).toBe("remedies.key_used");
});

test("[C3] whoever is no longer a partner, or not at fault, is not claimed from", async () => {
  const gone = await money.buildPartner({ active: false });
  const { caseId } = await buildCase(desk.ctx);
  const body = { kind: "refund", amount: 500, currency: "CNY", reason: "lost", idempotencyKey: randomUUID(), ...fault };
  const refused = await agent.post(`/api/v1/cases/${caseId}/remedies`, { ...body, partnerId: gone });
  expect(refused.body.error).toMatchObject({ code: "partners.inactive", params: { field: "partnerId" } });
  await give(caseId, { partnerId, claim: true, fault: "us" });
  expect(await claimsOf(caseId)).toEqual([]);
});

test("[C4] a second answer does not keep the promise to pay, and what has come in stays accepted", async () => {
  const { caseId } = await buildCase(desk.ctx);
  const { id } = await claim(caseId, partnerId);
  const path = `/api/v1/claims/${id}`;
  const say = (body: object) => supervisor.post(`${path}/answer`, { words: "by phone", ...body });
  await say({ answer: "whole" });
  await say({ answer: "whole" });
  await desk.settle();
  expect(await promisesOf(caseId, claimKinds)).toEqual(["claim_answer kept", "claim_payment open"]);
  await supervisor.post(`${path}/recoveries`, { amount: 4_000, words: "bank", idempotencyKey: randomUUID() });
  const below = await say({ answer: "part", accepted: 3_000 });
  expect(below.body.error).toMatchObject({ code: "claims.accepted_below_paid", params: { field: "accepted" } });
  await say({ answer: "part", accepted: 4_000 });
  await desk.settle();
  expect(await promisesOf(caseId, claimKinds)).toEqual([
    "claim_answer kept",
    "claim_payment withdrawn",
    "claim_rest open",
  ]);
});

test("[C4] a claim whose promise is moved or waived by hand says the new date and keeps a promise", async () => {
  const { caseId } = await buildCase(desk.ctx);
  const { id } = await claim(caseId, partnerId);
  const running = async () =>
    (await desk.pool.query("select promise_id as id, due_at from claims where id = $1", [id])).rows[0];
  const to = new Date(desk.now().getTime() + 20 * 86_400_000).toISOString();
  const before = await running();
  const moved = await supervisor.post(`/api/v1/promises/${before.id}/move`, { dueAt: to, reason: "holidays" });
  expect(moved.status, moved.text).toBe(200);
  await desk.settle();
  expect((await running()).due_at.toISOString()).toBe(to);
  await supervisor.post(`/api/v1/promises/${before.id}/waive`, { reason: "never mind" });
  await desk.settle();
  expect((await running()).id).not.toBe(before.id);
  expect(await promisesOf(caseId, claimKinds)).toEqual(["claim_answer waived", "claim_answer open"]);
});

test("[C3] who may decide is asked once for a list, and says the truth of each line", async () => {
  const { caseId } = await buildCase(desk.ctx);
  const own = await supervisor.post(`/api/v1/cases/${caseId}/remedies`, {
    ...{ kind: "refund", amount: 250_000, currency: "CNY", reason: "lost", fault: "us", idempotencyKey: randomUUID() },
  });
  const { id } = await give(caseId, { amount: 150_000 });
  const large = await give(caseId, { amount: 9_000_000 });
  const mayDecide = async (client: typeof agent) => {
    const { items } = (await client.get(`/api/v1/remedies?caseId=${caseId}&state=waiting`)).body;
    return items.filter((row: { mayDecide: boolean }) => row.mayDecide).map((row: { id: number }) => row.id);
  };
  expect(await mayDecide(agent)).toEqual([]);
  expect(await mayDecide(supervisor)).toEqual([id]);
  expect(await mayDecide(leader)).toEqual([id, own.body.id]);
  expect(large.state).toBe("waiting");
  // Two roles of one person are one pair of eyes.
  const twoRoles = await buildStaff(desk.ctx, { roles: ["agent", "leader"] });
  const both = await desk.as({ email: twoRoles.email });
  const mine = await both.post(`/api/v1/cases/${caseId}/remedies`, {
    ...{ kind: "refund", amount: 9_000_000, currency: "CNY", reason: "x", fault: "us", idempotencyKey: randomUUID() },
  });
  const decided = await both.post(`/api/v1/remedies/${mine.body.id}/decide`, { approve: true, words: "yes" });
  expect(decided.body.error.code).toBe("remedies.same_eyes");
});
