import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildMailCase, buildMailCustomer, buildMessage } from "../../../../test/support/build-mail-case.ts";
import { moneyOf } from "../../../../test/support/money-desk.ts";
import { mergeCustomers } from "../customers/index.ts";
import { ringDue } from "../promises/index.ts";

const desk = await openTestDesk();
const money = await moneyOf(desk);
const { agent, supervisor, leader, give, claim, claimsOf, promisesOf } = money;
const partnerId = await money.buildPartner();
const merge = (into: number, otherId: number) => supervisor.post(`/api/v1/cases/${into}/merge`, { otherId });
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

test("[C4] a partner is reminded of a claim whose case was merged", async () => {
  const one = await buildMailCase(desk.ctx);
  const two = await buildMailCase(desk.ctx, { customerId: one.customerId });
  const { id } = await claim(one.id, partnerId);
  await merge(two.id, one.id);
  desk.advance("10 d");
  const { events } = await desk.during(async () => {
    await ringDue(desk.ctx);
    await desk.settle();
  });
  expect(
    events.some(({ type, data }) => type === "promises.rang" && (data as { kind: string }).kind === "claim_answer"),
  ).toBe(true);
  const found = await desk.pool.query(
    "select k.id from claims k join promises p on p.id = k.promise_id where k.id = $1 and p.case_id = $2",
    [id, two.id],
  );
  expect(found.rows).toHaveLength(1);
});

test("[C4] the evidence is what was chosen: not what is said later, of another case, or in confidence", async () => {
  const one = await buildMailCase(desk.ctx, { text: "FIRST the parcel is torn" });
  const { messageId } = await buildMessage(desk.ctx, {
    caseId: one.id,
    customerId: one.customerId,
    text: "SECOND my IBAN",
  });
  const { body } = await supervisor.get(`/api/v1/cases/${one.id}/claim-evidence`);
  expect(body.items.map(({ text }: { text: string }) => text)).toEqual(["FIRST the parcel is torn", "SECOND my IBAN"]);
  const whole = await claim(one.id, partnerId);
  expect(whole.messageIds).toEqual([one.messageId, messageId]);
  const { id, messageIds } = await claim(one.id, partnerId, { messageIds: [one.messageId] });
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
  const pdf = await supervisor.get(path);
  expect(pdf.text.slice(0, 5)).toBe("%PDF-");
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
