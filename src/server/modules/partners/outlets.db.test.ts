import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { unique } from "../../../../test/support/build.ts";
import { buildCase } from "../../../../test/support/build-case.ts";

const desk = await openTestDesk();
const leader = await desk.as("leader");

async function addPartner(more: { parentId?: number; calendarId?: number } = {}) {
  const partner = {
    ...{ name: `Repairer ${unique()}`, kind: "repairer", email: null, phone: null, contactName: null, locale: "en" },
    ...{ calendarId: null, answerDays: 1, paymentDays: 5, active: true, ...more },
  };
  return leader.post("/api/v1/partners", partner);
}

/** Open from Monday to Friday in these hours, by the clock of Shanghai, no holidays. */
async function addCalendar(from: string, to: string): Promise<number> {
  const week = Array.from({ length: 7 }, (_, n) => (n < 5 ? [{ from, to }] : []));
  const hours = { timeZone: "Asia/Shanghai", week, holidays: { country: null }, overrides: [] };
  const made = await leader.post("/api/v1/calendars", { name: `Hours ${unique()}`, ...hours });
  expect(made.status, made.text).toBe(200);
  return Number(made.body.id);
}

/** By when a claim against a partner is to be answered. */
async function answerDueOf(partnerId: number): Promise<Date> {
  const { caseId } = await buildCase(desk.ctx);
  const claim = {
    partnerId,
    amount: 9_900,
    currency: "CNY",
    reason: "Repaired twice, broken again",
    idempotencyKey: `outlet-${unique()}`,
  };
  const { status, text, body } = await leader.post(`/api/v1/cases/${caseId}/claims`, claim);
  expect(status, text).toBe(200);
  return new Date(body.dueAt);
}
const without = ({ id: _, ...partner }: { id: number }) => partner;
const hourInShanghai = (at: Date) => (at.getUTCHours() + 8) % 24;

test("[B1] what an outlet owes runs in its own hours, else in those of its partner", async () => {
  const days = await addCalendar("08:00", "16:00");
  const evenings = await addCalendar("14:00", "22:00");
  const chain = (await addPartner({ calendarId: days })).body;
  const plain = (await addPartner({ parentId: chain.id })).body;
  const late = (await addPartner({ parentId: chain.id, calendarId: evenings })).body;

  const ofChain = await answerDueOf(chain.id);
  expect(await answerDueOf(plain.id)).toEqual(ofChain);
  const ofLate = await answerDueOf(late.id);
  expect(ofLate).not.toEqual(ofChain);
  expect(hourInShanghai(ofLate)).toBeGreaterThanOrEqual(14);
});

test("[B1] other hours rewrite no promise that was made", async () => {
  const calendarId = await addCalendar("08:00", "16:00");
  const partner = (await addPartner({ calendarId })).body;
  const before = await answerDueOf(partner.id);
  const { rows } = await desk.pool.query(
    "select id, due_at from promises where kind = 'claim_answer' order by id desc limit 1",
  );
  const shorter = await addCalendar("08:00", "10:00");
  await leader.put(`/api/v1/partners/${partner.id}`, { ...without(partner), calendarId: shorter });
  const after = await desk.pool.query("select due_at from promises where id = $1", [rows[0].id]);
  expect(after.rows[0].due_at).toEqual(before);
  expect((await answerDueOf(partner.id)).getTime()).toBeGreaterThan(before.getTime());
});

test("[B1] an outlet has no outlets, and is nobody's own", async () => {
  const chain = (await addPartner()).body;
  const outlet = (await addPartner({ parentId: chain.id })).body;
  const field = { params: { field: "parentId" } };
  expect((await addPartner({ parentId: outlet.id })).body.error).toMatchObject({
    code: "partners.outlet_of_outlet",
    ...field,
  });
  const own = await leader.put(`/api/v1/partners/${chain.id}`, { ...without(chain), parentId: chain.id });
  expect(own.body.error).toMatchObject({ code: "partners.outlet_of_outlet", ...field });
  const other = (await addPartner()).body;
  const under = await leader.put(`/api/v1/partners/${chain.id}`, { ...without(chain), parentId: other.id });
  expect(under.body.error).toMatchObject({ code: "partners.outlet_of_outlet", ...field });
  expect((await addPartner({ parentId: 999_999_999 })).body.error).toMatchObject({
    code: "partners.not_found",
    ...field,
  });
});
