import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff } from "../../../../test/support/build.ts";
import { buildMailCase, buildMailCustomer, buildMessage } from "../../../../test/support/build-mail-case.ts";
import { moneyOf } from "../../../../test/support/money-desk.ts";
import { mergeCases } from "../cases/index.ts";
import { mergeCustomers } from "../customers/index.ts";

const desk = await openTestDesk();
const money = await moneyOf(desk);
const { agent, supervisor, leader, give, claim, claimsOf, promisesOf } = money;
const partnerId = await money.buildPartner();
const merge = (into: number, otherId: number) => supervisor.post(`/api/v1/cases/${into}/merge`, { otherId });
/** A message that fills pages. */
const LONG = "SECOND my account and what I think of it\n".repeat(200).trim();
const pagesOf = async (id: number) => {
  const pdf = await supervisor.get(`/api/v1/claims/${id}/evidence`);
  return Number(/\/Count (\d+)/.exec(pdf.text)?.[1]);
};
const kinds = ["approval", "refund", "claim_answer", "claim_payment"];

test("[C3] [C4] two cases with a claim and a remedy each become one: everything goes on there", async () => {
  const one = await buildMailCase(desk.ctx);
  const two = await buildMailCase(desk.ctx, { customerId: one.customerId });
  const paid = await give(one.id);
  const waiting = await give(one.id, { amount: 1_000_000 });
  const first = await claim(one.id, partnerId);
  const second = await claim(two.id, partnerId);
  expect((await merge(two.id, one.id)).status).toBe(200);
  await desk.settle();
  expect((await claimsOf(two.id)).map(({ id }: { id: number }) => id)).toEqual([second.id, first.id]);
  await leader.post(`/api/v1/remedies/${waiting.id}/decide`, { approve: true, words: "right" });
  await agent.post(`/api/v1/remedies/${paid.id}/carry-out`, { evidence: "ALIPAY" });
  await supervisor.post(`/api/v1/claims/${first.id}/answer`, { answer: "whole", words: "" });
  await desk.settle();
  expect(await promisesOf(one.id, kinds)).toEqual([]);
  expect((await promisesOf(two.id, kinds)).sort()).toEqual([
    "approval kept",
    "claim_answer kept",
    "claim_answer open",
    "claim_payment open",
    "refund kept",
    "refund open",
  ]);
  const { rows } = await desk.pool.query("select owner_id from claims where id = $1", [first.id]);
  expect(rows).toHaveLength(1);
});

test("[C4] the evidence is what was chosen: not what is said later, of another case, or in confidence", async () => {
  const one = await buildMailCase(desk.ctx, { text: "FIRST the parcel is torn" });
  const { messageId } = await buildMessage(desk.ctx, {
    caseId: one.id,
    customerId: one.customerId,
    text: LONG,
  });
  const { body } = await supervisor.get(`/api/v1/cases/${one.id}/claim-evidence`);
  expect(body.items.map(({ text }: { text: string }) => text)).toEqual([
    "FIRST the parcel is torn",
    LONG.slice(0, 200),
  ]);
  const whole = await claim(one.id, partnerId);
  expect(whole.messageIds).toEqual([one.messageId, messageId]);
  const { id, messageIds } = await claim(one.id, partnerId, { messageIds: [one.messageId] });
  expect(await pagesOf(whole.id)).toBeGreaterThan(2);
  expect(await pagesOf(id)).toBe(1);
  expect(messageIds).toEqual([one.messageId]);
  await buildMessage(desk.ctx, { caseId: one.id, customerId: one.customerId, text: "THIRD thanks" });
  expect((await supervisor.get(`/api/v1/claims/${id}`)).body.messageIds).toEqual([one.messageId]);
  const other = await buildMailCase(desk.ctx);
  const path = `/api/v1/claims/${id}/evidence`;
  const unfit = await supervisor.put(path, { messageIds: [other.messageId] });
  expect(unfit.body.error).toMatchObject({ code: "claims.evidence_unfit", params: { field: "messageIds" } });
  expect((await supervisor.put(path, { messageIds: [messageId] })).body.messageIds).toEqual([messageId]);
  // What is split off is about something else: the evidence no longer has it.
  await supervisor.post(`/api/v1/cases/${one.id}/split`, { messageIds: [messageId], subject: "My account" });
  expect(await pagesOf(whole.id)).toBe(1);
});

test("[C3] claims and remedies go with the customer who is known as another", async () => {
  const one = await buildMailCase(desk.ctx);
  await give(one.id);
  const { id } = await claim(one.id, partnerId);
  const into = await buildMailCustomer(desk.ctx);
  await mergeCustomers(desk.ctx, { id: into, otherId: one.customerId });
  await desk.settle();
  const { rows } = await desk.pool.query(
    "select customer_id from claims where id = $1 union select customer_id from remedies where case_id = $2",
    [id, one.id],
  );
  expect(rows).toEqual([{ customer_id: into }]);
  await supervisor.post(`/api/v1/claims/${id}/answer`, { answer: "whole", words: "" });
  await desk.settle();
  expect(await promisesOf(one.id, ["claim_answer"])).toEqual(["claim_answer kept"]);
});

test("[C3] a case that became part of a letter in confidence shows its claims and remedies to nobody else", async () => {
  const one = await buildMailCase(desk.ctx);
  const remedy = await give(one.id);
  const { id } = await claim(one.id, partnerId);
  const executive = await buildStaff(desk.ctx, { roles: ["leader"] });
  const letter = await buildMailCase(desk.ctx, {
    ...{ customerId: one.customerId, kind: "executive", addresseeId: executive.id },
  });
  const narrow = await buildStaff(desk.ctx, { roles: ["supervisor"] });
  const other = await desk.as({ email: narrow.email });
  const listed = async (path: string) =>
    (await other.get(path)).body.items.map(({ id: each }: { id: number }) => each) as number[];
  expect(await listed("/api/v1/claims")).toContain(id);
  expect(await listed("/api/v1/remedies")).toContain(remedy.id);
  await mergeCases(desk.ctx, { caseId: letter.id, otherId: one.id });
  expect(await listed("/api/v1/claims")).not.toContain(id);
  expect(await listed("/api/v1/remedies")).not.toContain(remedy.id);
  expect((await other.get(`/api/v1/claims/${id}`)).status).toBe(404);
  expect((await other.post(`/api/v1/remedies/${remedy.id}/cancel`, { reason: "x" })).status).toBe(404);
});
