import { expect, test } from "vitest";
import { buildMailCase } from "../../../../test/support/build-mail-case.ts";
import { moneyOf } from "../../../../test/support/money-desk.ts";
import { openSendingDesk } from "../../../../test/support/sending-desk.ts";
import { parseMail } from "../../channels/mail/parse/index.ts";
import { getCase } from "../cases/index.ts";
import { ringDue } from "../promises/index.ts";
import { sendClaim } from "./send-claim.ts";

const { desk, smtp, letGo, buildAccount, buildCase } = await openSendingDesk();
const money = await moneyOf(desk);
const { supervisor, leader } = money;
const account = await buildAccount();

/** What the partner's mail server took since, read as their mail program would. */
async function arrived() {
  await letGo();
  const theirs = smtp.taken.splice(0).filter(({ to }) => to.some((address) => address.endsWith("@courier.test")));
  return Promise.all(theirs.map(async ({ to, raw }) => ({ to, mail: await parseMail(Buffer.from(raw)) })));
}

test("[C4] a claim reaches the partner with the evidence, and they are reminded, each once", async () => {
  const partnerId = await money.buildPartner({ email: "claims@courier.test", locale: "zh-CN" });
  const { caseId } = await buildCase(account);
  const { id } = await money.claim(caseId, partnerId, { reason: "外箱压碎" });
  const [asked, ...others] = await arrived();
  expect(others).toEqual([]);
  expect(asked!.to).toEqual(["claims@courier.test"]);
  expect(asked!.mail.subject).toContain(`索赔单 ${id}：¥99.00`);
  expect(asked!.mail.text).toContain("外箱压碎");
  const { body } = await supervisor.get(`/api/v1/claims/${id}`);
  expect(asked!.mail.text).toContain(body.partnerUrl);
  const [paper] = asked!.mail.attachments;
  expect(paper).toMatchObject({ name: `claim-${id}.pdf`, type: "application/pdf" });
  expect(Buffer.from(paper!.content).subarray(0, 5).toString()).toBe("%PDF-");
  // A job may run again after its work was done.
  await desk.ctx.tx(async (tx) => tx.enqueue(sendClaim, { claimId: id, again: false, key: "ask" }));
  expect(await arrived()).toEqual([]);

  desk.advance("10 d");
  await ringDue(desk.ctx);
  // Several rings were missed, which are told at once: for the partner that is one reminder.
  const reminders = await arrived();
  expect(reminders).toHaveLength(1);
  expect(reminders[0]!.mail.subject).toContain(`索赔单 ${id} 待答复`);
  expect(reminders[0]!.mail.attachments).toHaveLength(1);
  const steps = (await supervisor.get(`/api/v1/claims/${id}`)).body.steps.map(({ kind }: { kind: string }) => kind);
  expect(steps.filter((kind: string) => kind === "sent")).toHaveLength(1);
  expect(steps.filter((kind: string) => kind === "reminded")).toHaveLength(1);
});

test("[C4] a reminder to pay names what was accepted and is not paid; whoever refused is not reminded", async () => {
  const partnerId = await money.buildPartner({ email: "pay@courier.test" });
  const { caseId } = await buildCase(account);
  const { id } = await money.claim(caseId, partnerId);
  await supervisor.post(`/api/v1/claims/${id}/answer`, { answer: "part", accepted: 6_000, words: "" });
  const paid = { amount: 1_000, words: "bank", idempotencyKey: "a first part of it" };
  await supervisor.post(`/api/v1/claims/${id}/recoveries`, paid);
  await arrived();
  desk.advance("20 d");
  await ringDue(desk.ctx);
  const [reminder] = await arrived();
  expect(reminder!.mail.text).toContain("CN¥50.00");
  expect(reminder!.mail.text).not.toContain("CN¥89.00");
  await supervisor.post(`/api/v1/claims/${id}/recoveries`, {
    ...paid,
    amount: 5_000,
    idempotencyKey: "the rest of it",
  });
  // A ring that is heard after that finds nothing to remind of.
  await desk.ctx.tx(async (tx) => tx.enqueue(sendClaim, { claimId: id, again: true, key: "ring-late" }));
  desk.advance("20 d");
  await ringDue(desk.ctx);
  expect(await arrived()).toEqual([]);
});

test("[C3] a partner hears that a claim is withdrawn", async () => {
  const partnerId = await money.buildPartner({ email: "gone@courier.test" });
  const { caseId } = await buildCase(account);
  const { id } = await money.claim(caseId, partnerId);
  await arrived();
  await leader.post(`/api/v1/claims/${id}/withdraw`, { reason: "our fault" });
  const [told] = await arrived();
  expect(told!.to).toEqual(["gone@courier.test"]);
  expect(told!.mail.subject).toContain(`Claim ${id}`);
  expect(told!.mail.text).toContain("Nothing of it is owed any more");
});

test("[C4] the partner of a claim is reminded also when its case was merged", async () => {
  const partnerId = await money.buildPartner({ email: "merged@courier.test" });
  const { caseId } = await buildCase(account);
  const { customerId, brandId } = await getCase(desk.ctx, caseId);
  const { id: into } = await buildMailCase(desk.ctx, { customerId, brandId });
  const { id } = await money.claim(caseId, partnerId);
  await arrived();
  await supervisor.post(`/api/v1/cases/${into}/merge`, { otherId: caseId });
  desk.advance("10 d");
  await ringDue(desk.ctx);
  const [reminder] = await arrived();
  expect(reminder!.mail.subject).toContain(`claim ${id}`);
});
