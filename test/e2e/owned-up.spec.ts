import { expect, test } from "vitest";
import { actorOfStaff } from "../../src/server/modules/accounts/index.ts";
import { casePageUrl, updateCase } from "../../src/server/modules/cases/index.ts";
import { createCustomer } from "../../src/server/modules/customers/create-customer.ts";
import { keepByHand } from "../../src/server/modules/promises/index.ts";
import { makePromiseByHand } from "../../src/server/modules/service-levels/index.ts";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff, buildTeam, unique } from "../support/build.ts";
import { buildCase } from "../support/build-case.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { openPortal } from "./pages/portal.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const agent = await buildStaff(ctx, { name: "林晓雯" });
const lead = await buildStaff(ctx, { name: "陈主管", roles: ["leader"] });
const teamId = await buildTeam(ctx, { leadId: lead.id, memberIds: [agent.id, lead.id] });

/** A refund that an agent promised and put down as made, in a case that waited for a partner in between. */
async function keptRefund(locale: "zh-CN" | "en") {
  const email = `wang-${unique()}@example.com`;
  const customerId = await createCustomer(ctx, { name: "王芳", email, locale });
  const { caseId } = await buildCase(ctx, { customerId, teamId, ownerId: agent.id, subject: "退款 refund" });
  const asAgent = ctx.as((await actorOfStaff(ctx, agent.id))!);
  const words = `199 ${unique()}`;
  const dueAt = new Date(Date.now() + 3_600_000).toISOString();
  const id = await makePromiseByHand(asAgent, { caseId, kind: "refund", words, dueAt });
  await updateCase(asAgent, { caseId, category: "waiting_partner" });
  await updateCase(asAgent, { caseId, category: "open" });
  await keepByHand(asAgent, { id, evidence: "OK" });
  return { caseId, words };
}

const visits = [
  { locale: "zh-CN", width: 360, colorScheme: "light" },
  { locale: "en", width: 1440, colorScheme: "dark" },
] as const;

test.each(visits)(
  "[B4] [B5] what the customer says did not happen is judged by the lead and told: $locale, $width px",
  async ({ locale, width, colorScheme }) => {
    const { caseId, words } = await keptRefund(locale);
    const look = { colorScheme, viewport: { width, height: 900 } } as const;
    const customer = await openPortal(desk, locale, look);
    const path = new URL(casePageUrl(ctx, caseId)).pathname;
    await customer.page.goto(path);
    const refund = customer.page
      .locator("#promises")
      .getByRole("listitem")
      .filter({ has: customer.page.getByText(words, { exact: true }) });
    await refund.getByText(customer.t("disputes.page.words")).click();
    await refund.getByRole("textbox").fill("Nothing came. 没有到账。");
    await refund.getByRole("button", { name: customer.t("portal.promises.dispute") }).click();
    await refund.getByText(customer.t("disputes.page.open")).waitFor();

    const decision = () =>
      ctx.db
        .selectFrom("promises")
        .select("state")
        .where("caseId", "=", caseId)
        .where("kind", "=", "decision")
        .executeTakeFirst();
    await eventually(async () => (await decision())?.state).toBe("open");
    await customer.page.goto(path);
    await customer.page.getByText(customer.t("disputes.promise", { what: words })).waitFor();
    await expectAccessible(customer.page);

    const { page, t } = await openDesk(desk, { email: lead.email, locale, path: `/cases/${caseId}` }, look);
    const promises = page.getByRole("region", { name: t("desk-side.promises") });
    if (width < 600) await page.getByRole("button", { name: t("desk-case.side"), exact: true }).click();
    await promises.getByText("Nothing came. 没有到账。").waitFor();
    await page.getByRole("heading", { name: t("turns.title") }).waitFor();
    await promises.getByRole("button", { name: t("disputes.answer") }).click();
    const dialog = page.getByRole("dialog", { name: t("disputes.answerTitle") });
    await dialog.getByRole("radio", { name: t("disputes.yes") }).check();
    await dialog.getByLabel(t("disputes.reasonOptional")).fill("The bank sent it back. 银行退回了。");
    await dialog.getByRole("button", { name: t("disputes.submit") }).click();
    await dialog.waitFor({ state: "hidden" });
    await promises.getByText(t("disputes.upheld", { who: "陈主管" })).waitFor();
    await eventually(async () => (await decision())?.state).toBe("kept");

    await customer.page.goto(path);
    await refund.getByText(customer.t("disputes.page.upheld")).waitFor();
    await refund.getByText(customer.t("portal.promises.level.broken"), { exact: true }).waitFor();
    const told = () =>
      ctx.db.selectFrom("messages").select("text").where("caseId", "=", caseId).where("kind", "=", "notice").execute();
    await eventually(async () => (await told()).map(({ text }) => text).join()).toContain("银行退回了");
  },
);

test.each(["en", "zh-CN"] as const)(
  "[B1] a policy is tried on what happened before it is saved (%s)",
  async (locale) => {
    await buildCase(ctx, { subject: `Tried ${unique()}` });
    const { page, t } = await openDesk(desk, { email: lead.email, locale, path: "/settings/policies?edit=new" });
    await page.getByLabel(t("desk-settings.name"), { exact: true }).fill("Tighter");
    await page.getByRole("button", { name: t("simulation.open") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(t("simulation.title")).waitFor();
    await dialog.getByText(t("simulation.days", { count: 90 })).click();
    await dialog
      .getByText(t("simulation.different", { count: 0 }))
      .or(dialog.getByText(t("simulation.csv")))
      .waitFor();
    await expectAccessible(page);
    expect(await ctx.db.selectFrom("slaPolicies").select("id").where("name", "=", "Tighter").execute()).toEqual([]);
  },
);
