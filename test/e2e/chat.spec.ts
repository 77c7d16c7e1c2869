import { execFile } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { expectAccessible, openPage } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { wordsIn } from "../support/words.ts";
import { casePage } from "./pages/case-page.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { chatOn, startShop } from "./pages/shop.ts";

const SECRET = "a secret of the shop";
const desk = await startLiveDesk();
const { ctx } = desk;
const lin = await buildStaff(ctx, { name: "Lin Xiaowen" });
const teamId = await buildTeam(ctx, { routing: "pull", memberIds: [lin.id] });
let snippet = "";
const shop = await startShop(desk, () => snippet);
const account = await saveAccount(ctx, null, {
  channel: "webchat",
  name: "Chat of the shop",
  brandId: (await defaultBrand(ctx)).id,
  teamId,
  addresses: [],
  active: true,
  config: { origins: [shop.origin], askName: true, offlineMail: true, userSecret: SECRET },
});
snippet = account.snippet!;

const looks = [
  { locale: "zh-CN", width: 1280, colorScheme: "light" },
  { locale: "en", width: 360, colorScheme: "dark" },
  { locale: "zh-CN", width: 360, colorScheme: "light" },
  { locale: "en", width: 1280, colorScheme: "dark" },
] as const;

async function visit(look: (typeof looks)[number], more = "", expected: RegExp[] = []) {
  const { locale, width, colorScheme } = look;
  const page = await openPage({ locale, colorScheme, viewport: { width, height: 740 }, expected });
  await page.goto(shop.pageOf(locale, more));
  const t = await wordsIn(locale);
  return { page, t, ...chatOn(page, t, locale) };
}

async function caseOf(text: string): Promise<number> {
  const find = () => ctx.db.selectFrom("messages").select("caseId").where("text", "=", text).executeTakeFirst();
  await eventually(find).toBeTruthy();
  return (await find())!.caseId;
}

/** For looking at, where somebody asks for it. */
async function picture(page: { screenshot(options: { path: string }): Promise<unknown> }, name: string) {
  if (!process.env.KEEPWORD_PICTURES) return;
  await mkdir(process.env.KEEPWORD_PICTURES, { recursive: true });
  await page.screenshot({ path: `${process.env.KEEPWORD_PICTURES}/${name}.png` });
}

test.each(looks)(
  "[A1] [A6] a visitor writes, is acknowledged, sees the answer come, and the agent sees it was read: $locale, $width px",
  async (look) => {
    const name = `chat-${look.locale}-${look.width}-${look.colorScheme}`;
    const me = await visit(look);
    await expectAccessible(me.page);
    await picture(me.page, `${name}-0-closed`);
    await me.button.focus();
    await me.page.keyboard.press("Enter");
    await me.field.waitFor();
    await expectAccessible(me.page);
    await picture(me.page, `${name}-1-open`);
    await me.chat.getByLabel(me.t("widget.name")).fill("王芳");
    const words = `Where is my parcel? <b>我的包裹</b> ${name}`;
    await me.write(words);
    await me.message(words).waitFor();
    const id = await caseOf(words);
    await me.message(String(id)).and(me.chat.locator(".machine")).waitFor();
    await me.chat.getByText(me.t("widget.leaveMail")).waitFor();
    await expectAccessible(me.page);
    await picture(me.page, `${name}-2-acknowledged`);

    const agent = await openDesk(desk, { ...lin, locale: look.locale, path: `/cases/${id}` });
    const screen = casePage(agent);
    await screen.message(words).waitFor();
    // A visitor who types is seen to type.
    await me.field.pressSequentially("And");
    await agent.page.getByText(agent.t("desk-chat.typing", { name: "王芳" })).waitFor();
    await picture(agent.page, `${name}-3-desk-typing`);
    await screen.answer.pressSequentially("On Friday ");
    await me.chat.getByText(me.t("widget.typing", { name: "Lin" })).waitFor();
    await screen.answer.fill("On Friday before noon. 周五中午前。");
    await screen.send("waiting_customer").click();
    await me.message("On Friday before noon.").waitFor();
    await picture(me.page, `${name}-4-answered`);
    await expectAccessible(me.page);
    await screen.message("On Friday before noon.").getByText(agent.t("desk-message.delivery.read")).waitFor();
    const wide = await me.chat.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(wide).toBe(0);

    await me.page.reload();
    await me.button.click();
    await me.message("On Friday before noon.").waitFor();
    const tab = await me.page.context().newPage();
    await tab.goto(shop.pageOf(look.locale));
    const second = chatOn(tab, me.t, look.locale);
    await second.button.click();
    await second.message("On Friday before noon.").waitFor();
    await me.write(`From the first tab ${name}`);
    await second.message(`From the first tab ${name}`).waitFor();
    await me.field.press("Escape");
    await me.button.waitFor();
  },
);

test("[A6] a line that breaks loses nothing and doubles nothing", async () => {
  const me = await visit(looks[3], "", [/failed: POST .*\/messages /]);
  await me.button.click();
  await me.write("Before the tunnel");
  const id = await caseOf("Before the tunnel");
  await me.message(String(id)).and(me.chat.locator(".machine")).waitFor();
  const arrived = (text: string) => me.chat.locator("article:not(.pending)").filter({ hasText: text });
  const stored = async (text: string) =>
    (await ctx.db.selectFrom("messages").select("id").where("text", "=", text).execute()).length;

  // The desk takes the message, and its answer is lost on the way.
  await me.page.route("**/messages", async (route) => {
    await route.fetch();
    await route.abort("connectionreset").catch(() => undefined);
  });
  await me.write("Into the tunnel");
  await arrived("Into the tunnel").waitFor();
  await me.page.unroute("**/messages");
  // Nothing gets through for a while; the page is even left in between.
  await me.page.route("**/messages", (route) => route.abort("connectionreset"));
  await me.write("In the tunnel");
  await me.chat.locator("article.pending").filter({ hasText: "In the tunnel" }).waitFor();
  await me.page.reload();
  await me.button.click();
  await me.message("In the tunnel").waitFor();
  await me.page.unroute("**/messages");
  await arrived("In the tunnel").waitFor();
  for (const text of ["Into the tunnel", "In the tunnel"]) {
    expect(await me.message(text).count()).toBe(1);
    expect(await stored(text)).toBe(1);
  }
}, 60_000);

test("[A2] a user whom the shop vouches for has one thread on two devices; without sockets it comes all the same", async () => {
  const signature = createHmac("sha256", SECRET).update("4711").digest("hex");
  const user = `&user=${encodeURIComponent(`id=4711&signature=${signature}&name=Anna`)}`;
  const phone = await visit(looks[1], user);
  await phone.button.click();
  await phone.write("From my phone");
  await phone.message("From my phone").waitFor();
  const laptop = await openPage({ locale: "en", viewport: { width: 1280, height: 740 } });
  // A browser behind something that lets no socket through.
  await laptop.addInitScript(
    "window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.(), 10); } close() {} };",
  );
  await laptop.goto(shop.pageOf("en", user));
  const there = chatOn(laptop, phone.t, "en");
  await there.button.click();
  await there.message("From my phone").waitFor();
  await phone.write("And once more");
  await there.message("And once more").waitFor();
});

test("the widget and its loader weigh no more than 30 kB", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/bundle-size.mjs", "--json"]);
  const widget = (JSON.parse(stdout) as { page: string; bytes: number; limit: number }[]).find(
    ({ page }) => page === "widget",
  )!;
  expect(widget.limit).toBe(30_000);
  expect(widget.bytes).toBeLessThanOrEqual(widget.limit);
});
