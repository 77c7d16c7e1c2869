import { expect, test } from "vitest";
import { casePageUrl } from "../../src/server/modules/cases/index.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { openPortal } from "./pages/portal.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const leader = await buildStaff(ctx, { name: "周明", roles: ["leader"] });
const agent = await buildStaff(ctx, { name: "林晓雯" });
await buildTeam(ctx, { routing: "pull", memberIds: [agent.id, leader.id] });

let tries = 0;

const letters = {
  en: "This is outrageous: three weeks and nobody answers. I will go to the newspaper and to trading standards.",
  "zh-CN": "太过分了！等了三个星期没人管。再不处理我就打12315，发微博曝光你们。",
};

test.each(["zh-CN", "en"] as const)(
  "[C5] [C6] [C7] who threatens to go public is heard, agrees on a settlement, is apologised to and followed up: %s",
  async (locale) => {
    const subject = `Kettle ${locale} ${++tries}`;
    await desk.receive({
      from: `Chen <chen${locale}${tries}@example.com>`.toLowerCase(),
      subject,
      text: letters[locale],
    });
    const row = () =>
      ctx.db
        .selectFrom("cases")
        .select(["id", "severity", "kind", "category"])
        .where("subject", "=", subject)
        .executeTakeFirst();
    await eventually(async () => (await row())?.severity).toBe("critical");
    const { id, kind } = (await row())!;
    expect(kind).toBe("complaint");
    const told = () =>
      ctx.db
        .selectFrom("notifications")
        .select("id")
        .where("caseId", "=", id)
        .where("staffId", "=", leader.id)
        .where("kind", "=", "case_critical")
        .execute();
    await eventually(async () => (await told()).length).toBe(1);

    const { page, t } = await openDesk(desk, { ...agent, locale, path: `/cases/${id}` });
    const settlement = page.getByRole("region", { name: t("desk-complaint.settlement.title"), exact: true });
    const dialog = page.getByRole("dialog");
    const button = (key: string) => settlement.getByRole("button", { name: t(key), exact: true });
    await page
      .getByRole("region", { name: t("desk-complaint.severity.title"), exact: true })
      .getByText(t("complaints.severity.critical"))
      .waitFor();
    await button("desk-complaint.settlement.act.us_offer").click();
    await dialog.getByLabel(t("desk-complaint.settlement.amount"), { exact: true }).fill("100");
    await dialog.getByRole("button", { name: t("desk-complaint.settlement.submit") }).click();
    await settlement.getByText(t("desk-complaint.settlement.state.offered"), { exact: true }).waitFor();

    const me = await openPortal(desk, locale, { viewport: { width: 360, height: 800 }, javaScriptEnabled: false });
    const path = `${new URL(casePageUrl(ctx, id)).pathname}?lang=${locale}`;
    await me.page.goto(path);
    await me.page.getByText(t("portal.settlement.counter")).click();
    await me.field("amount").fill("150");
    await me.page.getByRole("button", { name: t("portal.settlement.do.counter") }).click();
    await me.page.getByRole("heading", { name: t("portal.settlement.title.countered") }).waitFor();

    await settlement.getByText(t("desk-complaint.settlement.state.countered"), { exact: true }).waitFor();
    await button("desk-complaint.settlement.act.us_accept").click();
    await dialog.getByRole("button", { name: t("desk-complaint.settlement.submit") }).click();
    await settlement.getByText(t("desk-complaint.settlement.state.agreed"), { exact: true }).waitFor();
    await me.page.goto(path);
    await me.page.getByRole("button", { name: t("portal.settlement.do.confirm") }).click();
    await me.page.getByRole("heading", { name: t("portal.settlement.title.confirmed") }).waitFor();
    await me.promise("refund").waitFor();

    const asked = await page.request.post(`/api/v1/cases/${id}/apologies`, {
      data: { managerId: leader.id, dueAt: new Date(Date.now() + 86_400_000).toISOString() },
    });
    expect(asked.ok(), await asked.text()).toBe(true);
    const manager = await openDesk(desk, { ...leader, locale, path: `/cases/${id}` });
    await manager.page.getByRole("button", { name: t("desk-complaint.apology.write") }).click();
    await manager.page
      .getByRole("dialog")
      .getByRole("button", { name: t("desk-complaint.apology.send"), exact: true })
      .click();
    await eventually(async () => {
      await me.page.goto(path);
      return me.page.locator(".apology").count();
    }).toBe(1);

    await me.page.getByRole("button", { name: t("portal.closing.yes") }).click();
    await me.status("closed").waitFor();
    await me.page.getByRole("button", { name: t("complaints.rating.words.2") }).click();
    await me.page.getByText(t("portal.rating.thanksUnhappy")).waitFor();
    const followUp = () =>
      ctx.db.selectFrom("promises").select("state").where("caseId", "=", id).where("kind", "=", "follow_up").execute();
    expect(await followUp()).toEqual([{ state: "open" }]);
  },
);
