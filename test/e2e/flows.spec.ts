import { expect, test } from "vitest";
import { createFlow, publishFlow } from "../../src/server/modules/flows/drawing/save-flow.ts";
import { readyFlows } from "../../src/shared/flows/ready/index.ts";
import { buildStaff, unique } from "../support/build.ts";
import { buildCase } from "../support/build-case.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { expectGoodLooks, looks } from "./pages/looks.ts";
import { openPortal } from "./pages/portal.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const leader = await buildStaff(ctx, { name: "Leader Feng", roles: ["leader"] });
const agent = await buildStaff(ctx, { name: "Agent Chu" });
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };

async function published(slug: string, as = `${slug.slice(0, 30)}-${unique()}`) {
  const { spec } = readyFlows.find((flow) => flow.slug === slug)!;
  const made = await createFlow(ctx, { slug: as, spec: structuredClone(spec) });
  return publishFlow(ctx, made.id, 1);
}
const guide = await published("device-does-not-switch-on");

test.each([
  ["en", {}],
  ["zh-CN", phone],
] as const)("[D2] a leader draws a flow, tries it out and publishes it (%s)", async (locale, options) => {
  const person = await openDesk(desk, { email: leader.email, locale, path: "/settings/flows?edit=new" }, options);
  const { page, t } = person;
  const slug = `drawn-${unique()}`;
  const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
  const both = async (key: string, zh: string, en: string, nth = 0) => {
    await page
      .getByLabel(`${t(key)} · ${t("desk-forms.inChinese")}`, { exact: true })
      .nth(nth)
      .fill(zh);
    await page
      .getByLabel(`${t(key)} · ${t("desk-forms.inEnglish")}`, { exact: true })
      .nth(nth)
      .fill(en);
  };
  await both("desk-flows.field.name", "蓝牙连不上", "No Bluetooth");
  await page.getByLabel(t("desk-flows.field.slug"), { exact: true }).fill(slug);
  await page.getByRole("tab", { name: t("desk-flows.tab.steps"), exact: true }).click();
  await page.getByText(t("desk-flows.look.list"), { exact: true }).click();
  const add = async (type: string) => {
    await page.getByRole("button", { name: t("desk-flows.addStep") }).click();
    await page.getByRole("menuitem", { name: t(`desk-flows.step.${type}`), exact: true }).click();
  };
  await add("ask");
  await both("desk-flows.field.question", "蓝牙开了吗？", "Is Bluetooth on?");
  await add("end");
  await both("desk-flows.field.text", "好的。", "Good.");
  // Nothing leads to the end yet: it can be saved, but not published.
  expect(await button("desk-flows.publish").isDisabled()).toBe(true);
  await page.getByRole("button", { name: /Bluetooth|蓝牙开了吗/ }).click();
  for (const answer of locale === "en" ? ["Yes", "No"] : ["是", "否"]) {
    await page.getByLabel(`${answer} →`, { exact: true }).click();
    await page.getByTitle(/^2 · /).last().click();
  }
  await button("desk-flows.try.open").click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("button", { name: locale === "en" ? "Yes" : "是", exact: true }).click();
  await drawer.getByRole("button", { name: t("flows.solved.yes"), exact: true }).click();
  await drawer.getByRole("status").getByText(t("desk-flows.outcome.solved"), { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await button("desk-flows.publish").click();
  await page.getByRole("link", { name: `/guide/${slug}`, exact: true }).waitFor();
});

test("[D4] a customer walks alone without a script, on a phone, and what they answered comes with their message", async () => {
  const me = await openPortal(desk, "en", { ...phone, javaScriptEnabled: false });
  const { page } = me;
  await page.goto("/guide?lang=en");
  await page
    .getByRole("link", { name: /The device does not switch on/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.getByRole("button", { name: "It stays on", exact: true }).click();
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await page.getByRole("button", { name: "No light", exact: true }).click();
  await page.getByRole("button", { name: "Still no light", exact: true }).click();
  await page.getByRole("button", { name: "Still nothing", exact: true }).click();
  await page.getByRole("link", { name: "Write to us", exact: true }).click();
  const words = `It stays dark ${unique()}`;
  await me.write({ name: "Zhang", email: `dark${unique()}@example.com`, subject: "It stays dark", text: words });
  await me.send.click();
  await page.waitForURL(/\/received\//);
  const row = await ctx.db
    .selectFrom("cases")
    .innerJoin("messages", "messages.caseId", "cases.id")
    .where("messages.text", "like", `${words}%`)
    .select("cases.id")
    .executeTakeFirstOrThrow();
  const working = await openDesk(desk, { email: agent.email, path: `/cases/${row.id}` });
  await working.page
    .getByText(/The device does not switch on/)
    .first()
    .click();
  await working.page.getByText("Still nothing", { exact: true }).waitFor();
});

test("[D4] a customer whose matter is solved says so, and it is counted", async () => {
  const me = await openPortal(desk, "zh-CN", { ...phone, javaScriptEnabled: false });
  await me.page.goto(`/guide/${guide.slug}?lang=zh-CN`);
  await me.page.getByRole("button", { name: "开始", exact: true }).click();
  for (const name of ["一直亮", "能开机了", "解决了"]) await me.page.getByRole("button", { name, exact: true }).click();
  await me.page.getByText("很高兴问题解决了。", { exact: true }).waitFor();
  const runs = ctx.db.selectFrom("flowRuns").select("outcome").where("flowId", "=", guide.id);
  expect((await runs.execute()).map(({ outcome }) => outcome)).toContain("solved");
});

test("[D4] an agent walks with the customer beside the case, and the path stays there", async () => {
  const { caseId } = await buildCase(ctx, { subject: `Dead device ${unique()}` });
  const { page, t } = await openDesk(desk, { email: agent.email, path: `/cases/${caseId}` });
  await page.getByRole("button", { name: t("desk-flows.walk.open"), exact: true }).click();
  const drawer = page.getByRole("dialog");
  await drawer
    .getByRole("button", { name: /The device does not switch on/ })
    .first()
    .click();
  for (const name of ["It stays on", "It switches on", t("flows.solved.yes")]) {
    await drawer.getByRole("button", { name, exact: true }).click();
  }
  await drawer.getByRole("status").waitFor();
  await page.keyboard.press("Escape");
  await page.getByText(`The device does not switch on · ${t("desk-flows.outcome.solved")}`).click();
  await page.getByText("It switches on", { exact: true }).waitFor();
  await eventually(async () => {
    const runs = await ctx.db.selectFrom("flowRuns").select("outcome").where("caseId", "=", caseId).execute();
    return runs.map(({ outcome }) => outcome);
  }).toEqual(["solved"]);
});

test.each(looks)("[L1] flows are accessible and fit: $locale, $width px, $colorScheme", async (look) => {
  const paths = ["/settings/flows", `/settings/flows?edit=${guide.id}`];
  await expectGoodLooks(desk, { email: leader.email, look, paths });
});
