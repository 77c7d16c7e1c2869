import { afterAll, expect, test } from "vitest";
import type { Simulator } from "../../src/server/channels/toolkit/simulator/define-simulator.ts";
import { startSimulator } from "../../src/server/channels/toolkit/simulator/start-simulator.ts";
import { wechatSimulator } from "../../src/server/channels/wechat/simulator.ts";
import { whatsAppSimulator } from "../../src/server/channels/whatsapp/simulator.ts";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { casePage } from "./pages/case-page.ts";
import { eventually, openDesk } from "./pages/desk.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const admin = await buildStaff(ctx, { name: "林晓雯", roles: ["admin"] });
const teamId = await buildTeam(ctx, { routing: "pull", memberIds: [admin.id] });

/** Connects a vendor to whom somebody wrote three days ago. */
async function writtenTo(simulator: Simulator, said: string) {
  const vendor = await startSimulator(simulator);
  afterAll(() => vendor.stop());
  const account = await saveAccount(ctx, null, {
    channel: simulator.channel,
    name: `${simulator.channel} 1`,
    brandId: (await defaultBrand(ctx)).id,
    teamId,
    addresses: [],
    active: true,
    config: vendor.world.config,
  });
  vendor.connect(account.hookUrl);
  await vendor.act({ kind: "text", person: simulator.person(1), text: said });
  const message = () =>
    ctx.db.selectFrom("messages").select(["id", "caseId"]).where("text", "=", said).executeTakeFirst();
  await eventually(message).toBeDefined();
  const { id, caseId } = (await message())!;
  const at = new Date(Date.now() - 3 * 86_400_000);
  await ctx.db.updateTable("messages").set({ createdAt: at }).where("id", "=", id).execute();
  for (const heard of vendor.world.messages) heard.at = at.getTime();
  const shopSaid = () => vendor.world.messages.findLast(({ from }) => from === "shop")?.text;
  return { caseId, accountId: account.id, shopSaid };
}

test("[A5] the time to answer in WeChat is over: a template is found, filled in as WeChat takes it, and stands in the case", async () => {
  const { caseId, shopSaid } = await writtenTo(wechatSimulator, "我的台灯什么时候发货？");
  const person = await openDesk(desk, { email: admin.email, locale: "zh-CN", path: "/settings/channels" });
  const { page, t } = person;
  await page.getByRole("link", { name: "wechat 1" }).click();
  await page.getByRole("button", { name: t("desk-channels.templates.fetch") }).click();
  await page.getByText(t("desk-channels.templates.count", { count: 3 })).waitFor();
  await page.getByText(t("desk-channels.templates.show")).click();
  await page.getByText("售后处理进度提醒").waitFor();
  await expectAccessible(page);

  await page.goto(`/desk/cases/${caseId}`);
  const screen = casePage(person);
  await page.getByRole("button", { name: t("desk-template.choose") }).click();
  await page.getByRole("textbox", { name: t("desk-template.find") }).fill("发货 订单");
  await expect.poll(() => page.getByRole("dialog").getByRole("listitem").count()).toBe(1);
  await page.getByRole("dialog").getByRole("button", { name: "订单发货通知" }).click();
  const form = page.getByRole("region", { name: t("desk-template.of", { name: "订单发货通知" }) });
  const send = screen.send("waiting_customer");
  expect(await send.isDisabled()).toBe(true);
  await form.getByLabel("订单编号").fill("KW2026031001");
  await form.getByLabel("商品名称").fill("一盏名字长到微信无论如何都不肯收下的落地台灯");
  await form.getByText(t("desk-template.problem.tooLong", { limit: 20 })).waitFor();
  await form.getByLabel("商品名称").fill("落地台灯");
  await form.getByLabel("发货时间").fill("明天");
  await form.getByText(t("desk-template.problem.format")).waitFor();
  expect(await send.isDisabled()).toBe(true);
  await form.getByLabel("发货时间").fill("2026年3月9日 15:01");
  await form.getByText("商品名称：落地台灯").waitFor();
  await expectAccessible(page);
  await send.click();
  const sent = screen.message("订单编号：KW2026031001");
  await sent.getByText(t("desk-template.usedOf", { name: "订单发货通知" })).waitFor();
  await eventually(shopSaid).toBe(
    "订单发货通知\n\n订单编号：KW2026031001\n商品名称：落地台灯\n发货时间：2026年3月9日 15:01",
  );
});

test("[A5] on a phone of 360 pixels: a WhatsApp template in the customer's language, kept as a draft, taken back and sent, beside words that stay", async () => {
  const { caseId, accountId } = await writtenTo(whatsAppSimulator, "Has my order left?");
  const fetched = () =>
    ctx.db.selectFrom("templateFetches").select("fetchedAt").where("accountId", "=", accountId).executeTakeFirst();
  // The desk asks by itself once an account is there.
  await eventually(async () => (await fetched())?.fetchedAt).toBeInstanceOf(Date);
  const viewport = { width: 360, height: 740 };
  const person = await openDesk(
    desk,
    { email: admin.email, path: `/cases/${caseId}` },
    { viewport, hasTouch: true, colorScheme: "dark" },
  );
  const { page, t } = person;
  const screen = casePage(person);
  await screen.answer.fill("Half an answer");
  await page.getByRole("button", { name: t("desk-template.choose") }).click();
  const offers = page.getByRole("dialog").getByRole("listitem");
  await expect.poll(() => offers.first().textContent()).toContain("order_updateAmerican English");
  await offers.first().click();
  const form = page.getByRole("region", { name: t("desk-template.of", { name: "order_update" }) });
  await form.getByLabel("customer_name").fill("Sheena");
  await form.getByLabel("order_number").fill("KW-1001");
  await form.getByLabel("news").fill("it leaves us today.");
  await form.getByLabel("https://shop.example/t/").fill("KW1001");
  await form.getByText("there is news about order *KW-1001*: it leaves us today.").waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  await expectAccessible(page);
  await eventually(() =>
    ctx.db.selectFrom("drafts").select("body").where("caseId", "=", caseId).executeTakeFirst(),
  ).toMatchObject({ body: { template: { values: { "body.order_number": "KW-1001" } } } });
  await page.reload();
  await screen.send("waiting_customer").click();
  await expect.poll(() => screen.answer.inputValue()).toBe("Half an answer");
  await screen.undo.click();
  await expect.poll(() => form.getByLabel("order_number").inputValue()).toBe("KW-1001");
  await screen.send("waiting_customer").click();
  await screen
    .message("[Talk to us]")
    .getByText(t("desk-template.usedOf", { name: "order_update" }))
    .waitFor();
  await expect.poll(() => screen.answer.inputValue()).toBe("Half an answer");
});
