import { afterAll, expect, test } from "vitest";
import { phoneSimulator } from "../../src/server/channels/phone/simulator.ts";
import { startSimulator } from "../../src/server/channels/toolkit/simulator/start-simulator.ts";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { casePageUrl } from "../../src/server/modules/cases/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { savePartner } from "../../src/server/modules/partners/save-partner.ts";
import { makePromises, ringDue } from "../../src/server/modules/promises/index.ts";
import { buildStaff, buildTeam, unique } from "../support/build.ts";
import { buildCase, buildCustomer } from "../support/build-case.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { casePage } from "./pages/case-page.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { openPortal } from "./pages/portal.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const agent = await buildStaff(ctx, { name: "林晓雯" });
const lead = await buildStaff(ctx, { name: "陈主管", roles: ["supervisor"] });
const leader = await buildStaff(ctx, { name: "周经理", roles: ["leader"] });
const teamId = await buildTeam(ctx, { leadId: lead.id, memberIds: [agent.id, lead.id], routing: "pull" });
const onPhone = { viewport: { width: 360, height: 800 } };
const HOUR = 3_600_000;

/** A case of the agent's, whose customer is called by this name. */
async function caseOf(name: string, subject: string) {
  const customerId = await buildCustomer(ctx, name);
  const { caseId } = await buildCase(ctx, { customerId, teamId, ownerId: agent.id, subject: `${subject} ${unique()}` });
  return { caseId, customerId, path: new URL(casePageUrl(ctx, caseId)).pathname };
}

const ownerOf = async (caseId: number) =>
  (await ctx.db.selectFrom("cases").select("ownerId").where("id", "=", caseId).executeTakeFirstOrThrow()).ownerId;
const toldTo = async (staffId: number, caseId: number) => {
  const told = ctx.db.selectFrom("notifications").select("kind").where("caseId", "=", caseId);
  return (await told.where("staffId", "=", staffId).execute()).map(({ kind }) => kind as string);
};

test("[B2] [B5] [B6] “every time they say they will call back, and nobody does” (zh-CN)", async () => {
  const line = await startSimulator(phoneSimulator);
  afterAll(() => line.stop());
  await saveAccount(ctx, null, {
    ...{ channel: phoneSimulator.channel, name: `Line ${unique()}`, brandId: (await defaultBrand(ctx)).id, teamId },
    ...{ addresses: [], active: true, config: { ...line.world.config } },
  });
  const { caseId, path } = await caseOf("王芳", "洗衣机不转");
  const me = await openPortal(desk, "zh-CN", { ...onPhone, javaScriptEnabled: false });
  await me.page.goto(path);
  await me.page.getByText(me.t("callbacks.form.title"), { exact: true }).click();
  await me.field("number").fill("13800138001");
  await me.field("slot").selectOption({ index: 1 });
  await me.page.getByRole("button", { name: me.t("callbacks.form.submit"), exact: true }).click();
  const ours = me.page.locator("#promises").getByRole("listitem").first();
  await ours.waitFor();

  const promised = ctx.db.selectFrom("promises").select(["dueAt", "state"]).where("caseId", "=", caseId);
  const asked = () => promised.where("kind", "=", "callback").executeTakeFirstOrThrow();
  // Nobody calls, and an hour goes by.
  await ringDue(ctx, new Date((await asked()).dueAt!.getTime() + HOUR));
  expect((await asked()).state).toBe("broken");
  await eventually(async () => (await toldTo(lead.id, caseId)).includes("promise_broken")).toBe(true);
  await me.page.goto(path);
  await ours.getByText(me.t("portal.promises.level.broken")).first().waitFor();
});

test("[B3] “never whether in one day or two” (en)", async () => {
  const words = { from: `ann-${unique()}@example.com`, subject: `Refund ${unique()}`, text: "One day or two?" };
  await desk.receive(words);
  const found = () => ctx.db.selectFrom("cases").select("id").where("subject", "=", words.subject).executeTakeFirst();
  await eventually(found).toBeTruthy();
  const id = (await found())!.id;
  const person = await openDesk(desk, { email: agent.email, locale: "en", path: `/cases/${id}` });
  const screen = casePage(person);
  await screen.messages.first().waitFor();
  await screen.answer.fill("We will look into this as soon as possible.");
  await screen.send("waiting_customer").click();
  const dialog = person.page.getByRole("dialog", { name: person.t("desk-next-date.ask.title") });
  await dialog.getByRole("button", { name: person.t("desk-next-date.ask.tomorrowNoon") }).click();
  await dialog.waitFor({ state: "detached" });
  const dated = () =>
    ctx.db.selectFrom("promises").select("words").where("caseId", "=", id).where("source", "=", "person").execute();
  await eventually(async () => (await dated()).length).toBe(1);
  const me = await openPortal(desk, "en", onPhone);
  await me.page.goto(new URL(casePageUrl(ctx, id)).pathname);
  await me.page
    .locator("#promises")
    .getByText((await dated())[0]!.words!, { exact: true })
    .waitFor();
});

test("[C1] “tell the story again to somebody who knows nothing” (zh-CN)", async () => {
  const subject = `扫地机器人 ${unique()}`;
  await desk.receive({
    from: `李雷 <lilei-${unique()}@example.com>`,
    subject,
    text: "扫地机器人第二次坏了，充不上电。",
  });
  const found = () => ctx.db.selectFrom("cases").select("id").where("subject", "=", subject).executeTakeFirst();
  await eventually(found).toBeTruthy();
  const { id } = (await found())!;
  const person = await openDesk(desk, { email: agent.email, locale: "zh-CN", path: `/cases/${id}` });
  const taken = await person.page.request.post(`/api/v1/cases/${id}/take`);
  expect(taken.ok(), await taken.text()).toBe(true);
  const screen = casePage(person);
  await screen.answer.fill("您好，周五前给您换新。");
  await screen.send("waiting_customer").click();
  await screen.message("周五前给您换新").waitFor();

  const me = await openPortal(desk, "zh-CN", onPhone);
  await me.page.goto(new URL(casePageUrl(ctx, id)).pathname);
  await me.replyText.fill("我又来了，还是充不上电。");
  await me.sendReply.click();
  await me.message("我又来了").waitFor();
  expect(await ownerOf(id)).toBe(agent.id);
  await person.page.reload();
  await person.page.getByText("扫地机器人第二次坏了", { exact: false }).first().waitFor();
  const brief = person.page.getByRole("group").filter({ hasText: person.t("desk-case.brief.title") });
  await brief.getByText("周五前给您换新", { exact: false }).first().waitFor();
});

test("[C3] [C4] “the carrier's mistake, and the shop makes it mine” (en)", async () => {
  const { caseId, path } = await caseOf("Ben", "Crushed parcel");
  const partnerId = await savePartner(ctx, null, {
    ...{ name: `Fast Courier ${unique()}`, kind: "courier", contactName: null, email: null, phone: null, locale: "en" },
    ...{ calendarId: null, answerDays: 3, paymentDays: 5, active: true },
  });
  const { page } = await openDesk(desk, { email: agent.email, locale: "en", path: `/cases/${caseId}` });
  const given = await page.request.post(`/api/v1/cases/${caseId}/remedies`, {
    data: {
      ...{ kind: "refund", amount: 9_900, currency: "CNY", reason: "Crushed on the way", fault: "carrier", partnerId },
      ...{ claim: true, idempotencyKey: crypto.randomUUID() },
    },
  });
  expect(given.ok(), await given.text()).toBe(true);
  // Ben has the promise of his money before the courier has said a word.
  const me = await openPortal(desk, "en", onPhone);
  await me.page.goto(path);
  await me.page.locator("#promises").getByRole("listitem").filter({ hasText: "99.00" }).waitFor();
  const claims = () => ctx.db.selectFrom("claims").select("id").where("caseId", "=", caseId).execute();
  await eventually(async () => (await claims()).length).toBe(1);
  const above = await openDesk(desk, { email: lead.email, locale: "en", path: `/cases/${caseId}` });
  await above.page
    .getByRole("link", { name: above.t("desk-money.claims.one", { id: (await claims())[0]!.id }) })
    .waitFor();
  await me.page.reload();
  expect(await me.page.getByText(me.t("portal.promises.kind.claim_answer")).count()).toBe(0);
});

test("[C2] [B6] “after a month, no result” (zh-CN)", async () => {
  const { caseId, customerId, path } = await caseOf("赵敏", "投诉一个月没有结果");
  const before = (days: number) => new Date(Date.now() - days * 24 * HOUR);
  await ctx.db
    .updateTable("cases")
    .set({ openedAt: before(30) })
    .where("id", "=", caseId)
    .execute();
  await makePromises(ctx, [
    {
      ...{ kind: "refund", caseId, customerId, promisor: { kind: "staff", id: agent.id }, source: "person" },
      ...{ words: "退款 199 元", term: { dueAt: before(23) }, startedAt: before(30), ownerId: agent.id, teamId },
    },
  ]);
  await eventually(() => ownerOf(caseId)).toBe(lead.id);
  await eventually(async () => (await toldTo(agent.id, caseId)).includes("case_lost")).toBe(true);
  const { page, t } = await openDesk(desk, { email: lead.email, locale: "zh-CN", path: `/cases/${caseId}` });
  const promises = page.getByRole("region", { name: t("desk-side.promises") });
  await promises.getByText("退款 199 元", { exact: false }).first().waitFor();
  const me = await openPortal(desk, "zh-CN", onPhone);
  await me.page.goto(path);
  await me.page.getByText(me.t("portal.promises.level.broken")).first().waitFor();
  // The leader turns the ready rule on: of silence for two days, also of what was silent before, the lead hears.
  const boss = await openDesk(desk, { email: leader.email, locale: "zh-CN", path: "/settings/rules" });
  const name = boss.t("desk-rules.example.silent.name");
  await boss.page.getByRole("button", { name: boss.t("desk-rules.ready.turnOn", { name }), exact: true }).click();
  await boss.page.getByRole("link", { name, exact: true }).waitFor();
  await eventually(async () => (await toldTo(lead.id, caseId)).includes("rule_told")).toBe(true);
});
