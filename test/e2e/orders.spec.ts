import { mkdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { parseMail } from "../../src/server/channels/mail/parse/index.ts";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { saveOrder } from "../../src/server/modules/orders/index.ts";
import { saveRobot } from "../../src/server/modules/robot/settings/settings.ts";
import { expectAccessible, openPage } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { buildMailCase, buildMailCustomer } from "../support/build-mail-case.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { wordsIn } from "../support/words.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { chatOn, startShop } from "./pages/shop.ts";

const desk = await startLiveDesk();
const { ctx, outside } = desk;
const lin = await buildStaff(ctx, { name: "Lin Xiaowen" });
const teamId = await buildTeam(ctx, { routing: "pull", memberIds: [lin.id] });
const { id: brandId } = await defaultBrand(ctx);
let snippet = "";
const shop = await startShop(desk, () => snippet);
const account = await saveAccount(ctx, null, {
  channel: "webchat",
  name: "Chat of the shop",
  brandId,
  teamId,
  addresses: [],
  active: true,
  config: { origins: [shop.origin], askName: false, offlineMail: false },
});
snippet = account.snippet!;
await saveRobot(ctx, account.id, { active: true, name: "Mini", keeperId: lin.id });

const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
async function order(number: string, mail: string, name: string, more: { days: number; sku?: string }) {
  const events = [
    { at: hours(-30), words: "离开转运中心", place: "杭州" },
    { at: hours(-6), words: "到达上海浦东营业点", place: "上海" },
  ];
  const parcel = { carrier: "云程速运", trackingNumber: `YC${number}`, trackingUrl: "https://courier.example/YC" };
  await saveOrder(ctx, {
    number,
    order: {
      placedAt: hours(-80),
      currency: "CNY",
      total: 32_900,
      customer: { name: "王雅婷", mail, phone: "13800138000" },
      lines: [{ sku: "SY-104", name, quantity: 2 }],
      shipments: [{ ...parcel, shippedAt: hours(-48), estimatedAt: hours(24 * more.days), events }],
    },
  });
}
const address = "wangyating@mail.example.com";
const customerId = await buildMailCustomer(ctx, { address, name: "王雅婷" });
await order("SY260301-4711", address, "暖山阅读台灯", { days: 2 });
await order("SY260301-9999", "somebody.else@mail.example.com", "别人的花瓶", { days: 2 });
const { id: caseId } = await buildMailCase(ctx, { customerId, brandId, teamId, subject: "台灯什么时候到" });

/** For looking at, where somebody asks for it. */
async function picture(
  page: { screenshot(options: { path: string; fullPage?: boolean }): Promise<unknown> },
  name: string,
) {
  if (!process.env.KEEPWORD_PICTURES) return;
  await mkdir(process.env.KEEPWORD_PICTURES, { recursive: true });
  await page.screenshot({ path: `${process.env.KEEPWORD_PICTURES}/${name}.png`, fullPage: true });
}

async function codeMailed(): Promise<string> {
  const newest = () => outside.taken.filter(({ to }) => to.includes(address)).at(-1);
  await eventually(() => newest() !== undefined).toBe(true);
  const { visibleText } = await parseMail(Buffer.from(newest()!.raw));
  return /\b\d{6}\b/.exec(visibleText)![0];
}

test("[D2] [H2] a visitor proves their address by the code that was mailed, and the robot tells where the parcel is", async () => {
  const page = await openPage({ locale: "zh-CN", viewport: { width: 360, height: 740 } });
  await page.goto(shop.pageOf("zh-CN"));
  const t = await wordsIn("zh-CN");
  const me = chatOn(page, t, "zh-CN");
  await me.button.click();
  await me.field.waitFor();
  await me.write("我的快递到哪了？订单号 SY260301-4711");
  await me.chat.getByText(t("robot.askAddress")).waitFor();
  await me.write(address);
  await me.chat.getByText(t("robot.askCode")).waitFor();
  await me.write(await codeMailed());
  await me.chat.getByText("SY260301-4711 · 暖山阅读台灯：运输中").waitFor();
  await me.chat.getByText("到达上海浦东营业点").waitFor();
  await expectAccessible(page);
  await picture(page, "orders-chat");
  await me.write("订单 SY260301-9999 到哪了？");
  await me.chat.getByText(t("robot.orders.notYours")).waitFor();
  expect(await me.chat.getByText("别人的花瓶").count()).toBe(0);
});

test("[H2] [A3] an agent finds an order by its tracking number, opens it, and names it in the case", async () => {
  const { page, t } = await openDesk(desk, { ...lin, locale: "zh-CN", path: "/orders" });
  await page.getByRole("link", { name: "SY260301-9999" }).waitFor();
  await expectAccessible(page);
  await picture(page, "orders-list");
  await page.getByRole("textbox", { name: t("desk-orders.find") }).fill("ycsy260301-4711");
  await page.getByRole("link", { name: "SY260301-9999" }).waitFor({ state: "detached" });
  await page.getByRole("link", { name: "SY260301-4711" }).click();
  await page.getByText("到达上海浦东营业点").waitFor();
  await expectAccessible(page);
  await picture(page, "orders-one");
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  await picture(page, "orders-one-360");
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.goto(`/desk/cases/${caseId}`);
  const side = page.getByRole("region", { name: t("desk-orders.about") });
  await side.getByRole("link", { name: "SY260301-4711" }).waitFor();
  await side.getByRole("button", { name: t("desk-orders.name") }).click();
  await side.getByRole("combobox", { name: t("desk-orders.choose") }).click();
  await page.locator(".ant-select-item-option").getByText("SY260301-4711").click();
  await side.getByRole("button", { name: t("desk-orders.unname") }).waitFor();
  await expectAccessible(page);
  await picture(page, "orders-case");
  await page.goto(`/desk/customers/${customerId}?tab=orders`);
  await page.getByRole("tabpanel").getByRole("link", { name: "SY260301-4711" }).waitFor();
  await expectAccessible(page);
  await picture(page, "orders-customer");
});

test("[H2] [B5] the customer's page of the case shows the order that it is about, on a dark phone too", async () => {
  const { page } = await openDesk(desk, { ...lin, locale: "en", path: "/orders" }, { colorScheme: "dark" });
  await page.getByRole("link", { name: "SY260301-9999" }).waitFor();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  await picture(page, "orders-list-360-dark");
  const { customerUrl } = await (await page.request.get(`/api/v1/cases/${caseId}`)).json();
  await page.goto(`${new URL(customerUrl).pathname}?lang=en`);
  await page.getByRole("heading", { name: "Your order" }).waitFor();
  await page.getByText("SY260301-4711", { exact: true }).waitFor();
  expect(await page.getByText("9999").count()).toBe(0);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  await expectAccessible(page);
  await picture(page, "orders-portal");
});
