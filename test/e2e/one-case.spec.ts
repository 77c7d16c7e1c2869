import { expect, test } from "vitest";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { caseListPage } from "./pages/case-list-page.ts";
import { casePage } from "./pages/case-page.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { openPortal } from "./pages/portal.ts";

const desk = await startLiveDesk();
const lin = await buildStaff(desk.ctx, { name: "林晓雯", roles: ["supervisor"] });
await buildTeam(desk.ctx, { routing: "pull", memberIds: [lin.id] });

const messagesFrom = async (address: string) => {
  const rows = await desk.ctx.db
    .selectFrom("messages")
    .innerJoin("handles", "handles.id", "messages.handleId")
    .where("handles.address", "=", address)
    .select(["messages.id", "messages.caseId"])
    .orderBy("messages.id")
    .execute();
  return rows;
};

const stories = {
  en: {
    subject: "Order KW-2026-55010 has not arrived",
    first: "The parcel was to come on Monday.",
    form: "Nobody answers my mails about kw-2026-55010.",
    last: "any news?",
    red: "3rd contact, 2nd channel, first answer still owed",
    apart: "Split off",
  },
  "zh-CN": {
    subject: "订单 KW-2026-55020 还没到",
    first: "周一就该到了。",
    form: "没有人回我关于 KW-2026-55020 的邮件。",
    last: "催一下",
    red: "第 3 次联系，第 2 种渠道，首次答复仍欠",
    apart: "拆分出去",
  },
} as const;

test.each(["en", "zh-CN"] as const)(
  "[A4] three contacts by two channels become one case that says so in red and why; what does not belong is split off (%s)",
  async (locale) => {
    const story = stories[locale];
    const address = `wang-${locale.toLowerCase()}@example.com`;
    const arrived = (count: number) => eventually(async () => (await messagesFrom(address)).length).toBe(count);
    await desk.receive({ from: `Wang Fang <${address}>`, subject: story.subject, text: story.first });
    await arrived(1);
    await desk.receive({ from: `Wang Fang <${address}>`, subject: story.last, text: story.last });
    await arrived(2);
    const visitor = await openPortal(desk, locale);
    await visitor.page.goto("/");
    await visitor.write({ name: "Wang Fang", email: address, subject: "?", text: story.form });
    await visitor.send.click();
    await arrived(3);
    const [first, last, form] = await messagesFrom(address);
    expect(last!.caseId).toBe(first!.caseId);
    // Anybody can type anybody's address into a form: it is proposed, and a person decides.
    expect(form!.caseId).not.toBe(first!.caseId);

    const person = await openDesk(desk, { email: lin.email, locale, path: `/cases/${form!.caseId}` });
    const { page, t } = person;
    const screen = casePage(person);
    const number = story.subject.match(/KW[-\d]+/)![0].replaceAll("-", "");
    const id = first!.caseId;
    const maybes = page.getByRole("list", { name: t("desk-case.maybe.title") });
    await maybes.getByText(t("desk-message.maybe.number", { id, subject: story.subject, number })).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: t("desk-message.maybe.merge", { id }) }).click();
    await page.waitForURL((url) => url.pathname.endsWith(`/${id}`));
    await page.locator("header").getByText(story.red, { exact: true }).waitFor();
    await screen.message(story.last).getByText(t("desk-message.joined.chaser")).waitFor();
    await page.getByText(t("desk-case.brief.nobodySaid")).waitFor();
    await expectAccessible(page);
    await screen.openLog();
    await page
      .getByText(new RegExp(t("desk-case.log.reason.repeat")))
      .first()
      .waitFor();
    await page.goto("/desk/cases?view=all");
    await caseListPage(person).row(story.subject).getByText(story.red, { exact: true }).waitFor();

    await page.goto(`/desk/cases/${id}`);
    await screen.message(story.last).getByRole("button", { name: story.apart }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(`/${id}`));
    await screen.message(story.last).waitFor();
    expect(await screen.message(story.first).count()).toBe(0);
    expect(await page.getByRole("button", { name: story.apart }).count()).toBe(0);
    await page.goto(`/desk/cases/${id}`);
    await screen.message(story.form).waitFor();
    expect(await screen.message(story.last).count()).toBe(0);
    expect(await page.locator("header").getByText(story.red, { exact: true }).count()).toBe(0);
  },
);

test("[A4] what may be the same matter is told apart, or merged in one click and taken apart again", async () => {
  const from = "Li Lei <lilei@example.com>";
  const arrived = (count: number) =>
    eventually(async () => (await messagesFrom("lilei@example.com")).length).toBe(count);
  await desk.receive({ from, subject: "Desk lamp flickers", text: "The desk lamp flickers all the time." });
  await arrived(1);
  await desk.receive({ from, subject: "Invoice", text: "Please send me an invoice for the curtains." });
  await arrived(2);
  await desk.receive({ from, subject: "Well?", text: "any news?" });
  await arrived(3);
  const [, invoice, chaser] = await messagesFrom("lilei@example.com");
  const id = invoice!.caseId;
  // The other case says so, too.
  const person = await openDesk(desk, { email: lin.email, path: `/cases/${id}` });
  const screen = casePage(person);
  const { page, t } = person;
  const maybes = page.getByRole("list", { name: t("desk-case.maybe.title") });
  await maybes.getByText(t("desk-message.maybe.chaser", { id: chaser!.caseId, subject: "Well?" })).waitFor();

  await page.goto(`/desk/cases/${chaser!.caseId}`);
  await maybes.getByText(t("desk-message.maybe.chaser", { id, subject: "Invoice" })).waitFor();
  await maybes.getByRole("button", { name: t("desk-case.maybe.apart") }).click();
  await maybes.waitFor({ state: "detached" });
  await page.getByText(t("desk-case.maybe.told", { id })).waitFor();
  await page.getByRole("button", { name: t("desk-shell.undo.action") }).click();
  await maybes.getByRole("button", { name: t("desk-message.maybe.merge", { id }) }).click();
  await page.waitForURL((url) => url.pathname.endsWith(`/${id}`));
  await screen.message("any news?").waitFor();
  await screen.message("Please send me an invoice").waitFor();

  await screen.more("desk-case.merged.open", { count: 1 });
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: t("desk-case.merged.takeOutOf", { id: chaser!.caseId }) }).click();
  await page.waitForURL((url) => url.pathname.endsWith(`/${chaser!.caseId}`));
  await screen.message("any news?").waitFor();
  expect(await screen.message("Please send me an invoice").count()).toBe(0);
  expect(await maybes.count()).toBe(0);
  await page.goto(`/desk/cases/${id}`);
  await screen.message("Please send me an invoice").waitFor();
  expect(await screen.message("any news?").count()).toBe(0);
});
