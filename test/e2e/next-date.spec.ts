import { expect, test } from "vitest";
import { casePageUrl } from "../../src/server/modules/cases/index.ts";
import { buildStaff } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { casePage } from "./pages/case-page.ts";
import { eventually, openDesk } from "./pages/desk.ts";

const desk = await startLiveDesk();

let strangers = 0;

/** A customer's mail came in and is a case; gives its number. */
async function caseOf(locale: string): Promise<number> {
  const subject = `Refund ${locale} ${Date.now()}-${++strangers}`;
  await desk.receive({
    from: `Wang Fang <wf-${Date.now()}-${strangers}@example.com>`,
    subject,
    text: "Where is my money?",
  });
  const find = () => desk.ctx.db.selectFrom("cases").select("id").where("subject", "=", subject).executeTakeFirst();
  await eventually(find).toBeTruthy();
  return (await find())!.id;
}

async function openCase(locale: "en" | "zh-CN", width: number) {
  const agent = await buildStaff(desk.ctx);
  const id = await caseOf(locale);
  const person = await openDesk(
    desk,
    { email: agent.email, locale, path: `/cases/${id}` },
    { viewport: { width, height: 900 } },
  );
  const screen = casePage(person);
  await screen.messages.first().waitFor();
  const promises = () =>
    desk.ctx.db
      .selectFrom("promises")
      .select(["kind", "words", "dueAt"])
      .where("caseId", "=", id)
      .where("source", "=", "person")
      .execute();
  return { id, agent, ...person, ...screen, promises };
}

const words = {
  "zh-CN": { dated: "您好，周五前给您退款。", vague: "我们会尽快处理。", marked: "尽快" },
  en: {
    dated: "We will refund you by Friday.",
    vague: "We will look into this as soon as possible.",
    marked: "as soon as possible",
  },
};

test.each([
  { locale: "zh-CN", width: 1440 },
  { locale: "en", width: 1440 },
  { locale: "zh-CN", width: 360 },
] as const)(
  "[B3] a date that is typed becomes a promise by sending: on the case and on the customer's page ($locale, $width px)",
  async ({ locale, width }) => {
    const me = await openCase(locale, width);
    await me.answer.fill(words[locale].dated);
    const chips = me.page.getByRole("status", { name: me.t("desk-next-date.promises") }).getByRole("listitem");
    await chips.filter({ hasText: me.t("desk-promise.kind.refund") }).waitFor();
    expect(await chips.count()).toBe(1);
    await me.send("waiting_customer").click();
    await me.message(words[locale].dated).waitFor();
    await eventually(async () => (await me.promises()).map(({ kind }) => kind)).toEqual(["refund"]);
    await me.page.goto(new URL(casePageUrl(desk.ctx, me.id)).pathname);
    await me.page.locator("#promises").getByText(words[locale].dated, { exact: true }).waitFor();
  },
);

test.each(["zh-CN", "en"] as const)(
  "[B3] vague wording is marked, and asked about once: tomorrow noon becomes a sentence and a promise (%s)",
  async (locale) => {
    const me = await openCase(locale, 1440);
    await me.answer.fill(words[locale].vague);
    const status = me.page.getByRole("status", { name: me.t("desk-next-date.promises") });
    await status.getByRole("button", { name: words[locale].marked }).waitFor();
    await me.send("waiting_customer").click();
    const dialog = me.page.getByRole("dialog", { name: me.t("desk-next-date.ask.title") });
    await dialog.getByRole("button", { name: me.t("desk-next-date.ask.tomorrowNoon") }).click();
    await me.message(words[locale].vague).waitFor();
    await dialog.waitFor({ state: "detached" });
    await eventually(async () => (await me.promises()).length).toBe(1);
    const [promise] = await me.promises();
    await me.message(promise!.words!).waitFor();
    expect(new Date(promise!.dueAt!.getTime() + 8 * 3_600_000).toISOString()).toMatch(/T12:00:00/);
  },
);

test("[B3] a promise that is left out is not made, and sending all the same is seen by who leads", async () => {
  const me = await openCase("en", 1440);
  await me.answer.fill(words.en.dated);
  const status = me.page.getByRole("status", { name: me.t("desk-next-date.promises") });
  await status.getByRole("button", { name: me.t("desk-next-date.remove", { words: "" }) }).click();
  await me.answer.fill(`${words.en.dated} ${words.en.vague}`);
  await status.getByRole("listitem").waitFor();
  await me.page.getByRole("button", { name: me.t("desk-composer.otherState") }).click();
  await me.page
    .getByRole("menuitem", { name: me.t("desk-composer.sendAnd", { state: me.t("desk-case.category.open") }) })
    .click();
  const dialog = me.page.getByRole("dialog", { name: me.t("desk-next-date.ask.title") });
  await dialog.getByLabel(me.t("desk-next-date.ask.reason")).fill("The stock list comes on Monday");
  await dialog.getByRole("button", { name: me.t("desk-next-date.ask.override") }).click();
  await me.message(words.en.vague).waitFor();
  expect(await me.promises()).toEqual([]);

  const lead = await buildStaff(desk.ctx, { roles: ["supervisor"] });
  const { page, t } = await openDesk(desk, { email: lead.email, path: "/reports/next-dates" });
  await page.getByRole("button", { name: t("desk-next-date.report.show", { name: me.agent.name }) }).click();
  const row = page.getByRole("row").filter({ hasText: "The stock list comes on Monday" });
  await row.getByRole("link", { name: `#${me.id}` }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
});
