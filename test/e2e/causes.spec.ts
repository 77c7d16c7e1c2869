import { expect, test } from "vitest";
import { makePromises } from "../../src/server/modules/promises/index.ts";
import { buildStaff, unique } from "../support/build.ts";
import { buildCase } from "../support/build-case.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { casePage } from "./pages/case-page.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { settingsPage } from "./pages/settings-page.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };

test.each(["en", "zh-CN"] as const)(
  "[C8] a complaint is solved with its cause, and an improvement shows what came of it (%s)",
  async (locale) => {
    const lead = await buildStaff(ctx, { name: `Lead ${unique()}`, roles: ["supervisor"] });
    const { caseId } = await buildCase(ctx, { kind: "complaint", subject: "The parcel was crushed", ownerId: lead.id });
    const at = await openDesk(desk, { email: lead.email, locale, path: `/cases/${caseId}` });
    const its = casePage(at);
    const { button, dialog, field } = settingsPage(at);
    const [damaged, courier] =
      locale === "en" ? ["Damaged on the way", "Courier's conduct"] : ["运输破损", "快递员服务"];

    // What the customer writes makes a cause likely; solving asks for it.
    await at.page.getByRole("complementary").getByText(at.t("desk-causes.none"), { exact: true }).waitFor();
    await button("desk-case.solve").click();
    await dialog.getByRole("button", { name: damaged, exact: true }).click();
    await dialog.getByLabel(at.t("desk-causes.product")).fill("Kettle K1");
    await dialog.getByRole("button", { name: at.t("desk-causes.solve"), exact: true }).click();
    await its.stateShown("solved").waitFor();
    await at.page.getByRole("complementary").getByText(damaged, { exact: true }).waitFor();
    await its.openLog();
    await at.page.getByText(at.t("causes.events.named", { cause: damaged })).waitFor();

    // What is done about it, whose, and by when.
    await at.page.goto("/desk/improvements?tab=causes");
    const row = at.page.getByRole("row").filter({ hasText: damaged });
    await row.getByRole("button", { name: at.t("desk-improvements.make"), exact: true }).click();
    await dialog.getByLabel(at.t("desk-improvements.what"), { exact: true }).fill(`Stronger boxes ${locale}`);
    await dialog.getByLabel(at.t("desk-improvements.owner"), { exact: true }).fill(lead.name);
    await at.page.locator(".ant-select-dropdown:visible").getByTitle(lead.name, { exact: true }).click();
    const due = dialog.getByLabel(at.t("desk-improvements.due"), { exact: true });
    await due.fill("2030-05-06 12:00");
    await due.press("Enter");
    await dialog.getByRole("button", { name: at.t("desk-improvements.makeSubmit"), exact: true }).click();
    await at.page.getByRole("heading", { level: 1, name: `Stronger boxes ${locale}` }).waitFor();
    await at.page.getByText(at.t("desk-improvements.verdict.not_done"), { exact: true }).waitFor();
    await button("desk-improvements.done").click();
    await dialog
      .getByLabel(at.t("desk-improvements.evidence"), { exact: true })
      .fill("All kettles travel in double boxes");
    await dialog.getByRole("button", { name: at.t("desk-improvements.done"), exact: true }).click();
    await at.page.getByText(at.t("desk-improvements.verdict.too_few"), { exact: true }).waitFor();
    await at.page.getByRole("figure").getByText(at.t("desk-improvements.doneMark"), { exact: true }).waitFor();

    // On the case it can be changed; both are found by the query.
    await at.page.goto(`/desk/cases/${caseId}`);
    await button("desk-causes.change", at.page.locator("#causes")).click();
    await dialog.getByLabel(at.t("desk-causes.main"), { exact: true }).fill(courier);
    await at.page.locator(".ant-select-dropdown:visible").getByText(courier, { exact: false }).click();
    await dialog.getByRole("button", { name: at.t("desk-causes.save"), exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await at.page.getByRole("complementary").getByText(courier, { exact: true }).waitFor();
    await at.page.goto(`/desk/cases?query=${encodeURIComponent(`cause:courier case:${caseId}`)}`);
    await at.page.getByText("The parcel was crushed").first().waitFor();
    expect(await field("desk-causes.main").count()).toBe(0);
  },
);

test("[B4] on a phone, a broken figure of the board opens the cases behind it", async () => {
  const lead = await buildStaff(ctx, { name: "Lead Sun", roles: ["supervisor"] });
  const owner = await buildStaff(ctx, { name: `Agent Zhou ${unique()}` });
  const { caseId, customerId } = await buildCase(ctx, { subject: "Nobody called back", ownerId: owner.id });
  await makePromises(ctx, [
    {
      kind: "callback",
      caseId,
      customerId,
      promisor: { kind: "staff", id: owner.id },
      source: "person",
      term: { dueAt: new Date(ctx.now().getTime() + 200) },
      ownerId: owner.id,
      teamId: null,
    },
  ]);
  const at = await openDesk(desk, { email: lead.email, path: "/board?period=week" }, phone);
  const figure = at.page.getByRole("link", {
    name: at.t("desk-board.open", { name: owner.name, outcome: at.t("desk-board.outcome.broken"), count: 1 }),
    exact: true,
  });
  await eventually(async () => {
    if ((await figure.count()) === 0) await at.page.reload();
    await at.page.getByRole("table").waitFor();
    return figure.count();
  }).toBe(1);
  await figure.click();
  await at.page.getByRole("link", { name: "Nobody called back", exact: true }).click();
  await at.page.getByRole("heading", { level: 1, name: "Nobody called back" }).waitFor();
});

test("[C8] leaders draw the tree of causes in the settings", async () => {
  const leader = await buildStaff(ctx, { name: "Leader Wu", roles: ["leader"] });
  const at = await openDesk(desk, { email: leader.email, path: "/settings/causes?edit=new" });
  const its = settingsPage(at);
  const name = `Gift wrapping ${unique()}`;
  await at.page.getByLabel(`${at.t("desk-settings.name")} · ${at.t("desk-forms.inEnglish")}`).fill(name);
  await its.choose("desk-causes-tree.below", "Delivery");
  await its.save();
  await its.row(name).getByText("Delivery", { exact: true }).waitFor();
  await its.open(name);
  await its.button("desk-causes-tree.archive").click();
  await its.row(name).waitFor({ state: "detached" });
});
