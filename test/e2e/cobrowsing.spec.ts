import { mkdir } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { expectAccessible, openPage } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { buildCase } from "../support/build-case.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { wordsIn } from "../support/words.ts";
import { casePage } from "./pages/case-page.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { chatOn } from "./pages/shop.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const lin = await buildStaff(ctx, { name: "Lin Xiaowen" });
const teamId = await buildTeam(ctx, { routing: "pull", memberIds: [lin.id] });
let snippet = "";
const shop = await startBasket();
const account = await saveAccount(ctx, null, {
  channel: "webchat",
  name: "Chat of the shop",
  brandId: (await defaultBrand(ctx)).id,
  teamId,
  addresses: [],
  active: true,
  config: { origins: [shop], askName: false, offlineMail: false },
});
snippet = account.snippet!;

/** A shop's basket with things that nobody else should see, and a next page; its policy allows no line to the desk. */
async function startBasket(): Promise<string> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://shop");
    response.setHeader("content-type", pathname.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
    response.setHeader(
      "content-security-policy",
      `default-src 'none'; script-src 'self' ${desk.url}; frame-src ${desk.url}; style-src 'unsafe-inline'; img-src 'self' data:`,
    );
    if (pathname === "/basket.js") {
      return response.end(
        `document.getElementById("more").onclick = () => document.getElementById("news").textContent = "Discount applied";
        addEventListener("click", ({ target }) => { document.body.dataset.pressed = target.id; });`,
      );
    }
    const locale = searchParams.get("locale") ?? "en";
    const body =
      pathname === "/pay"
        ? "<h1>Payment page</h1><p>Card 4111 1111 1111 1111 on file</p>"
        : `<h1>Basket of the shop</h1><p>One washing machine</p><p data-keepword-mask>Balance 12,345.67</p>
<p data-keepword-block>Secret corner</p><div contenteditable="true" aria-label="Note">Typed note</div>
<label>Password <input type="password" id="password"></label><label>Street <input id="street"></label>
<a href="/pay?locale=${locale}&token=hidden" id="pay">Go to payment</a><button id="more">More</button><p id="news"></p>
<img alt="" src="/tracker.png?x=1" width="1" height="1"><script src="/basket.js"></script>`;
    if (pathname === "/tracker.png") return response.writeHead(200, { "content-type": "image/png" }).end();
    response.end(
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Shop</title><link rel="icon" href="data:,"><style>h1{color:#173a5e}body{font-family:sans-serif;padding:56px 16px}</style>
${snippet}</head><body><main>${body}</main></body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function picture(page: Page, name: string) {
  if (!process.env.KEEPWORD_PICTURES) return;
  await mkdir(process.env.KEEPWORD_PICTURES, { recursive: true });
  await page.screenshot({ path: `${process.env.KEEPWORD_PICTURES}/${name}.png` });
}

async function caseOf(text: string): Promise<number> {
  const find = () => ctx.db.selectFrom("messages").select("caseId").where("text", "=", text).executeTakeFirst();
  await eventually(find).toBeTruthy();
  return (await find())!.caseId;
}

const eventsOf = async (caseId: number) =>
  (
    await ctx.db
      .selectFrom("events")
      .select(["type", "data"])
      .where("caseId", "=", caseId)
      .where("type", "like", "cobrowse.%")
      .orderBy("id")
      .execute()
  ).map(({ type, data }) => ({ type, data: data as Record<string, unknown> }));

/** What the agent sees of the page: the frame that the desk draws it in. */
const shownTo = (page: Page) => page.getByRole("dialog").frameLocator("iframe");

test.each([
  { locale: "en", width: 1280, colorScheme: "light" },
  { locale: "zh-CN", width: 360, colorScheme: "dark" },
] as const)(
  "[D4] a customer shows their page after they agreed, covered where it must be, and ends it: $locale, $width px",
  async ({ locale, width, colorScheme }) => {
    const name = `cobrowse-${locale}-${width}`;
    const t = await wordsIn(locale);
    const page = await openPage({ locale, colorScheme, viewport: { width, height: 740 } });
    await page.goto(`${shop}/?locale=${locale}`);
    const me = chatOn(page, t, locale);
    await me.button.click();
    const words = `I cannot pay ${name}`;
    await me.write(words);
    await me.message(words).waitFor();
    const id = await caseOf(words);

    const agent = await openDesk(
      desk,
      { ...lin, locale, path: `/cases/${id}` },
      { viewport: { width: 1440, height: 900 } },
    );
    await casePage(agent).message(words).waitFor();
    await casePage(agent).more("desk-first.cobrowse.open");
    const dialog = agent.page.getByRole("dialog", { name: t("desk-cobrowse.title") });
    await dialog.getByRole("button", { name: t("desk-cobrowse.invite") }).click();
    await dialog.getByRole("button", { name: t("desk-cobrowse.invited.withdraw") }).waitFor();
    await expectAccessible(agent.page);
    await picture(agent.page, `${name}-1-invited`);

    await me.chat.getByRole("button", { name: t("widget.share") }).click();
    const agree = me.chat.getByRole("button", { name: t("widget-share.agree") });
    await agree.waitFor();
    await me.chat.getByRole("heading", { name: /Lin/ }).waitFor();
    await expectAccessible(page);
    await picture(page, `${name}-2-consent`);
    expect(await page.locator("keepword-share").count()).toBe(0);
    // Nothing of the recorder is on the page of who did not agree.
    expect(await page.locator("script[src$='/share.js']").count()).toBe(0);
    await agree.click();
    const banner = page.getByRole("region", { name: t("widget-share.banner") });
    await banner.getByRole("button", { name: t("widget-share.endNow") }).waitFor();
    await banner.getByText("Lin").waitFor();
    await page.locator("#password").fill("correct horse");
    await page.locator("#street").fill("Nanjing Road 12");

    const shown = shownTo(agent.page);
    await shown.getByRole("heading", { name: "Basket of the shop" }).waitFor();
    await shown.getByText("One washing machine").waitFor();
    await page.locator("#more").click();
    await shown.getByText("Discount applied").waitFor();
    await expectAccessible(page);
    await picture(page, `${name}-3-banner`);
    await picture(agent.page, `${name}-4-agent`);
    const seen = await shown.locator("html").evaluate((html) => {
      const fields = [...html.querySelectorAll("input")].map(({ value }) => value);
      return `${html.outerHTML} ${fields.join(" ")}`;
    });
    expect(seen).not.toMatch(/correct horse|Nanjing|12,345|Secret corner|Typed note|token=hidden|tracker/);
    await expectAccessible(agent.page);

    // The agent points; a press there presses nothing here.
    await page.evaluate("delete document.body.dataset.pressed");
    const glass = dialog.getByRole("button", { name: t("desk-cobrowse.live.point"), includeHidden: true });
    const box = (await glass.boundingBox())!;
    await agent.page.mouse.move(box.x + 60, box.y + 40);
    await agent.page.mouse.move(box.x + 80, box.y + 60);
    const hand = page.locator("keepword-share .hand");
    await hand.waitFor();
    await agent.page.mouse.click(box.x + 80, box.y + 60);
    await page.locator("keepword-share .ring").waitFor();
    await picture(page, `${name}-5-pointed`);
    expect(await page.evaluate("document.body.dataset.pressed")).toBeUndefined();

    // The next page of the site goes on, card numbers covered.
    await page.locator("#pay").click();
    await shown.getByRole("heading", { name: "Payment page" }).waitFor();
    expect(await shown.locator("body").textContent()).not.toContain("4111");
    const endNow = page.getByRole("button", { name: t("widget-share.endNow") });
    await endNow.focus();
    await page.keyboard.press("Enter");
    await page.getByText(t("widget-share.over")).waitFor();
    await dialog.getByText(t("desk-cobrowse.ended.customer")).waitFor();
    await dialog.getByRole("button", { name: t("desk-cobrowse.solved.yes") }).click();
    await dialog.getByRole("button", { name: t("desk-cobrowse.solved.yes"), pressed: true }).waitFor();
    await expectAccessible(agent.page);
    await picture(agent.page, `${name}-6-ended`);
    expect((await eventsOf(id)).map(({ type, data }) => [type, data.endedBy ?? data.solved ?? null])).toEqual([
      ["cobrowse.invited", null],
      ["cobrowse.started", null],
      ["cobrowse.ended", "customer"],
      ["cobrowse.judged", true],
    ]);
    await dialog
      .getByRole("button", { name: t("desk-shell.close", { defaultValue: "Close" }) })
      .or(dialog.locator(".ant-modal-close"))
      .first()
      .click();
    await casePage(agent).openLog();
    await agent.page.getByText(t("cobrowse.events.started")).waitFor();
    await agent.page.getByText(t("cobrowse.events.ended", { ended: t("desk-cobrowse.ended.customer") })).waitFor();
    // After that nothing is shown on the next page.
    await page.reload();
    await me.button.waitFor();
    expect(await page.locator("keepword-share").count()).toBe(0);
  },
  120_000,
);

test("[D4] digits that were told lead a customer to show a page of ours; the agent ends it; it is used up", async () => {
  const { caseId } = await buildCase(ctx, { teamId });
  const t = await wordsIn("zh-CN");
  const agent = await openDesk(desk, { ...lin, locale: "zh-CN", path: `/cases/${caseId}` });
  await casePage(agent).more("desk-first.cobrowse.open");
  const dialog = agent.page.getByRole("dialog", { name: t("desk-cobrowse.title") });
  await dialog.getByRole("button", { name: t("desk-cobrowse.invite") }).click();
  const code = (await dialog.locator("strong").textContent())!.trim();
  expect(code).toMatch(/^\d{6}$/);

  const page = await openPage({
    locale: "zh-CN",
    viewport: { width: 360, height: 740 },
    expected: [/404: POST .*\/share\/look/],
  });
  await page.goto(`${desk.url}/share?lang=zh-CN`);
  const field = page.getByLabel(t("portal.share.code"));
  await field.fill(code === "000000" ? "000001" : "000000");
  await page.getByRole("button", { name: t("portal.share.next") }).click();
  await page.getByText(t("widget-share.wrong")).waitFor();
  await expectAccessible(page);
  await field.fill(code);
  await picture(page, "cobrowse-portal-1-code");
  await page.getByRole("button", { name: t("portal.share.next") }).click();
  await page.getByRole("button", { name: t("widget-share.agree") }).waitFor();
  await expectAccessible(page);
  await picture(page, "cobrowse-portal-2-consent");
  await page.getByRole("button", { name: t("widget-share.agree") }).click();
  await page.getByRole("region", { name: t("widget-share.banner") }).waitFor();
  await picture(page, "cobrowse-portal-3-shown");
  await shownTo(agent.page)
    .getByRole("heading", { name: t("portal.share.title") })
    .waitFor();
  await picture(agent.page, "cobrowse-portal-4-agent");
  await page.goto(`${desk.url}/follow?lang=zh-CN`);
  await shownTo(agent.page)
    .getByRole("heading", { name: t("portal.follow.title") })
    .waitFor();
  await dialog.getByRole("button", { name: t("desk-cobrowse.end"), exact: true }).click();
  await page.getByText(t("widget-share.over")).waitFor();
  await dialog.getByText(t("desk-cobrowse.ended.agent", { name: lin.name })).waitFor();

  await page.goto(`${desk.url}/share?lang=zh-CN#${code}`);
  await page.getByText(t("widget-share.wrong")).waitFor();
  expect((await eventsOf(caseId)).at(-1)).toMatchObject({ type: "cobrowse.ended", data: { endedBy: "agent" } });
}, 60_000);

test.each([
  { locale: "en", width: 1440, colorScheme: "dark" },
  { locale: "zh-CN", width: 360, colorScheme: "light" },
] as const)("[D4] a leader reads which share was solved without a visit: $locale, $width px", async (look) => {
  const { locale, width, colorScheme } = look;
  const leader = await buildStaff(ctx, { name: "Zhao Min", roles: ["leader"] });
  const { caseId } = await buildCase(ctx, { teamId });
  await ctx.db
    .insertInto("cobrowseSessions")
    .values({
      caseId,
      agentId: lin.id,
      codeHash: `${locale}-report`,
      invitedAt: new Date(),
      expiresAt: new Date(),
      consentedAt: new Date(),
      keyHash: "none",
      endedAt: new Date(),
      endedBy: "customer",
      solved: true,
    })
    .execute();
  const viewport = { width, height: 800 };
  const { page, t } = await openDesk(desk, { ...leader, locale, path: "/co-browsing" }, { viewport, colorScheme });
  await page.getByRole("table").getByText("100", { exact: false }).first().waitFor();
  await page.getByLabel(t("desk-cobrowse.setting")).waitFor();
  await expectAccessible(page);
  await picture(page, `cobrowse-report-${locale}-${width}`);
  const wide = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(wide).toBe(0);
  await page.goto(`${desk.url}/desk/cases/${caseId}`);
  await casePage({ page, t }).more("desk-first.cobrowse.open");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("desk-cobrowse.inviteAgain") })
    .click();
  await page.getByRole("dialog").locator("strong").waitFor();
  await expectAccessible(page);
  await picture(page, `cobrowse-dialog-${locale}-${width}`);
});
