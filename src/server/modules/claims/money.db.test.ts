import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, unique } from "../../../../test/support/build.ts";
import { buildCase } from "../../../../test/support/build-case.ts";
import { postForm } from "../../../../test/support/form.ts";
import { ringDue } from "../promises/index.ts";

const desk = await openTestDesk();
const agent = await desk.as("agent");
const supervisor = await desk.as("supervisor");
const leader = await desk.as("leader");

async function buildPartner() {
  const partner = {
    ...{ name: `Fast Courier ${unique()}`, kind: "courier", contactName: null, email: "claims@courier.test" },
    ...{ phone: null, locale: "zh-CN", calendarId: null, answerDays: 3, paymentDays: 5, active: true },
  };
  const made = await leader.post("/api/v1/partners", partner);
  expect(made.status, made.text).toBe(200);
  return made.body.id as number;
}

const gift = (more: object = {}) => ({
  ...{ kind: "refund", amount: 9_900, currency: "CNY", reason: "包裹丢失", fault: "us" },
  idempotencyKey: randomUUID(),
  ...more,
});

async function balances() {
  const { body } = await leader.get("/api/v1/books/trial-balance");
  const sums = new Map<string, number>();
  let total = 0;
  for (const { account, debit, credit } of body.lines) {
    sums.set(account, (sums.get(account) ?? 0) + debit - credit);
    total += debit - credit;
  }
  expect(total).toBe(0);
  return Object.fromEntries(sums);
}

test("[C3] within the limit a refund is booked at once, promised, and kept only by the payout", async () => {
  const { caseId } = await buildCase(desk.ctx);
  const given = await agent.post(`/api/v1/cases/${caseId}/remedies`, gift());
  expect(given.body).toMatchObject({ state: "booked", amount: 9_900, givenBy: "Test agent" });
  const promised = async () => {
    const { rows } = await desk.pool.query("select id, state from promises where case_id = $1 and kind = 'refund'", [
      caseId,
    ]);
    return rows;
  };
  expect(await promised()).toEqual([{ id: expect.anything(), state: "open" }]);
  const [{ id }] = await promised();
  const byWord = await agent.post(`/api/v1/promises/${id}/keep`, { evidence: "surely" });
  expect(byWord.body.error.code).toBe("promises.kept_by_facts");
  const path = `/api/v1/remedies/${given.body.id}`;
  const paid = await agent.post(`${path}/carry-out`, { evidence: "ALIPAY 42" });
  expect(paid.body.state).toBe("carried_out");
  await agent.post(`${path}/carry-out`, { evidence: "again" });
  await desk.settle();
  expect((await promised())[0].state).toBe("kept");
  expect((await agent.post(`${path}/cancel`, { reason: "no" })).body.error.code).toBe("remedies.already_carried_out");
  await balances();
});

test("[C3] the same request, repeated and at once, is one refund", async () => {
  const { caseId } = await buildCase(desk.ctx);
  const body = gift();
  const all = await Promise.all([1, 2, 3, 4].map(() => agent.post(`/api/v1/cases/${caseId}/remedies`, body)));
  expect(new Set(all.map(({ body: { id } }) => id)).size).toBe(1);
  const { rows } = await desk.pool.query("select count(*)::int as n from remedies where case_id = $1", [caseId]);
  expect(rows[0].n).toBe(1);
});

test("[C3] above the limit it waits for another person with a limit that is high enough", async () => {
  const { caseId } = await buildCase(desk.ctx);
  const own = await supervisor.post(`/api/v1/cases/${caseId}/remedies`, gift({ amount: 300_000 }));
  expect(own.body.state).toBe("waiting");
  const decide = { approve: true, words: "right" };
  const path = `/api/v1/remedies/${own.body.id}/decide`;
  expect((await supervisor.post(path, decide)).body.error.code).toBe("remedies.same_eyes");
  expect((await agent.post(path, decide)).status).toBe(403);
  const other = await buildStaff(desk.ctx, { roles: ["supervisor"] });
  const refused = await (await desk.as({ email: other.email })).post(path, decide);
  expect(refused.body.error.code).toBe("remedies.limit_too_small");
  expect((await leader.post(path, decide)).body).toMatchObject({ state: "booked", decidedBy: "Test leader" });
  expect((await leader.post(path, decide)).body.error.code).toBe("remedies.not_waiting");
  await desk.settle();
  const { rows } = await desk.pool.query("select state from promises where case_id = $1 and kind = 'approval'", [
    caseId,
  ]);
  expect(rows).toEqual([{ state: "kept" }]);
  const cancelled = await leader.post(`/api/v1/remedies/${own.body.id}/cancel`, { reason: "found" });
  expect(cancelled.body.state).toBe("cancelled");
  await balances();
});

test("[C3] what somebody gives within a day has a limit of its own", async () => {
  const one = await buildStaff(desk.ctx);
  const client = await desk.as({ email: one.email });
  const { caseId } = await buildCase(desk.ctx);
  const states: string[] = [];
  for (let n = 0; n < 6; n++) {
    states.push((await client.post(`/api/v1/cases/${caseId}/remedies`, gift({ amount: 20_000 }))).body.state);
  }
  expect(states).toEqual(["booked", "booked", "booked", "booked", "booked", "waiting"]);
});

test("[C3] the books refuse what does not balance, and every change", async () => {
  const { rows } = await desk.pool.query("select entry_id from book_postings limit 1");
  const entry = rows[0].entry_id;
  await expect(desk.pool.query("update book_postings set amount = 1 where entry_id = $1", [entry])).rejects.toThrow();
  await expect(desk.pool.query("delete from book_entries where id = $1", [entry])).rejects.toThrow();
  await expect(
    desk.pool.query(
      "insert into book_postings (entry_id, line, account, currency, amount) values ($1, 9, 'cash', 'CNY', 5)",
      [entry],
    ),
  ).rejects.toThrow(/balance/);
});

test("[C3] [C4] a parcel is lost: refund, claim with evidence, an answer in part, recovery and write-off", async () => {
  const before = await balances();
  const partnerId = await buildPartner();
  const { caseId } = await buildCase(desk.ctx, { subject: "包裹丢了" });
  const fault = { fault: "carrier", partnerId, claim: true, orderRef: "SO-1" };
  await agent.post(`/api/v1/cases/${caseId}/remedies`, gift({ amount: 15_000, ...fault }));
  await desk.settle();
  const { body: list } = await supervisor.get(`/api/v1/claims?caseId=${caseId}`);
  expect(list.items).toMatchObject([{ state: "asked", amount: 15_000, orderRef: "SO-1" }]);
  const path = `/api/v1/claims/${list.items[0].id}`;
  const pdf = await supervisor.get(`${path}/evidence`);
  expect(pdf.text.slice(0, 5)).toBe("%PDF-");
  const { body: claim } = await supervisor.get(path);
  const page = new URL(claim.partnerUrl).pathname;
  const nobody = await desk.as("nobody");
  expect((await nobody.get(`${page}x`)).status).toBe(404);
  expect((await nobody.get(`${page}/evidence`)).text.slice(0, 5)).toBe("%PDF-");
  const answered = await postForm(nobody, `${page}/answer?lang=zh-CN`, {
    answer: "part",
    accepted: "100.00",
    words: "部分",
  });
  expect(answered.status, answered.text).toBe(303);
  expect((await supervisor.get(path)).body).toMatchObject({ state: "answered", answer: "part", accepted: 10_000 });
  const recover = { amount: 10_000, words: "bank 7", idempotencyKey: randomUUID() };
  await Promise.all([1, 2, 3].map(() => supervisor.post(`${path}/recoveries`, recover)));
  expect((await supervisor.get(path)).body).toMatchObject({ recovered: 10_000, state: "answered" });
  expect((await supervisor.post(`${path}/write-off`, { reason: "old" })).status).toBe(403);
  expect((await leader.post(`${path}/write-off`, { reason: "old friends" })).body.state).toBe("closed");
  await desk.settle();
  const { rows } = await desk.pool.query(
    "select kind, state from promises where case_id = $1 and kind like 'claim%' order by id",
    [caseId],
  );
  expect(rows).toEqual([
    { kind: "claim_answer", state: "kept" },
    { kind: "claim_payment", state: "kept" },
    { kind: "claim_rest", state: "withdrawn" },
  ]);
  const after = await balances();
  expect(after.receivable).toBe(before.receivable ?? 0);
  expect((await supervisor.get("/api/v1/claims/export")).text).toContain("SO-1");
});

test("[C4] an answer in time that is written down late counts as in time; silence rings", async () => {
  const partnerId = await buildPartner();
  const { caseId } = await buildCase(desk.ctx);
  const body = { partnerId, amount: 500, currency: "CNY", reason: "broken", idempotencyKey: randomUUID() };
  const { body: claim } = await supervisor.post(`/api/v1/cases/${caseId}/claims`, body);
  const said = desk.now().toISOString();
  const early = { answer: "whole", words: "yes", at: "2020-01-01T00:00:00.000Z" };
  const path = `/api/v1/claims/${claim.id}/answer`;
  expect((await supervisor.post(path, early)).body.error.code).toBe("claims.answered_before");
  desk.advance("10 d");
  await supervisor.post(path, { answer: "whole", words: "by mail", at: said });
  await desk.settle();
  const { rows } = await desk.pool.query("select state from promises where case_id = $1 and kind = 'claim_answer'", [
    caseId,
  ]);
  expect(rows).toEqual([{ state: "kept" }]);
  desk.advance("30 d");
  await ringDue(desk.ctx);
  await desk.settle();
  const payment = await desk.pool.query("select state from promises where case_id = $1 and kind = 'claim_payment'", [
    caseId,
  ]);
  expect(payment.rows).toEqual([{ state: "broken" }]);
});

test("[C3] a claim, and a remedy at a partner's fault, name the partner the case is about where nobody did", async () => {
  const partnerId = await buildPartner();
  const other = await buildPartner();
  const partnerOf = async (id: number) => (await agent.get(`/api/v1/cases/${id}`)).body.partner?.id ?? null;

  const byUs = await buildCase(desk.ctx);
  await agent.post(`/api/v1/cases/${byUs.caseId}/remedies`, gift({ partnerId }));
  expect(await partnerOf(byUs.caseId)).toBeNull();

  const lost = await buildCase(desk.ctx);
  const given = await agent.post(`/api/v1/cases/${lost.caseId}/remedies`, gift({ fault: "carrier", partnerId }));
  expect(given.status, given.text).toBe(200);
  expect(await partnerOf(lost.caseId)).toBe(partnerId);

  const claim = { amount: 500, currency: "CNY", reason: "包裹丢失", partnerId: other };
  const claimOn = (id: number) =>
    supervisor.post(`/api/v1/cases/${id}/claims`, { ...claim, idempotencyKey: randomUUID() });
  const claimed = await claimOn(lost.caseId);
  expect(claimed.status, claimed.text).toBe(200);
  expect(await partnerOf(lost.caseId)).toBe(partnerId);
  await claimOn(byUs.caseId);
  expect(await partnerOf(byUs.caseId)).toBe(other);
});
