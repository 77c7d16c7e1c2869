import { expect, test } from "vitest";
import { savePartner } from "../../src/server/modules/partners/save-partner.ts";
import { buildStaff, unique } from "../support/build.ts";
import { buildMailCase } from "../support/build-mail-case.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { openDesk } from "./pages/desk.ts";
import { openPortal } from "./pages/portal.ts";

const desk = await startLiveDesk();
const leader = await buildStaff(desk.ctx, { name: "Leader Sun", roles: ["leader"] });

test.each(["en", "zh-CN"] as const)(
  "[C3] [C4] a claim by hand: evidence chosen, papers handed in, more time given, and counted for the partner (%s)",
  async (locale) => {
    const name = `Slow Courier ${unique()}`;
    const partnerId = await savePartner(desk.ctx, null, {
      ...{ name, kind: "courier", contactName: null, email: null, phone: null, locale },
      ...{ calendarId: null, answerDays: 3, paymentDays: 5, active: true },
    });
    const { id: caseId } = await buildMailCase(desk.ctx, { text: "The vase is in pieces 花瓶碎了" });
    const { page, t } = await openDesk(desk, { email: leader.email, locale, path: `/cases/${caseId}` });
    const m = (key: string, values = {}) => t(`desk-money.${key}`, values);
    await page.getByRole("button", { name: m("claimNow"), exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(m("partner"), { exact: true }).click();
    await page.locator(".ant-select-dropdown:visible").getByText(name, { exact: true }).click();
    await dialog.getByLabel(m("amount"), { exact: true }).fill("1,5");
    await dialog.getByLabel(m("reason"), { exact: true }).fill("Badly packed 包装不良");
    const send = dialog.getByRole("button", { name: m("claims.open"), exact: true });
    await send.click();
    await dialog.getByText(m("amountWrong", { example: "99.00" })).waitFor();
    await dialog.getByLabel(m("amount"), { exact: true }).fill("￥1,250.50元");
    const evidence = dialog.getByRole("checkbox", { name: /The vase is in pieces/ });
    expect(await evidence.isChecked()).toBe(true);
    await send.click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByRole("link", { name: /^(Claim|索赔单) \d+$/ }).click();

    const link = page.getByRole("link", { name: m("claims.page"), exact: true });
    const there = new URL((await link.getAttribute("href"))!).pathname;
    const courier = await openPortal(desk, locale, { viewport: { width: 360, height: 740 } });
    await courier.page.goto(`${there}?lang=${locale}`);
    await courier.page.locator("#files").setInputFiles({
      ...{ name: "pod.txt", mimeType: "text/plain", buffer: Buffer.from("left at the door") },
    });
    await courier.page.getByRole("button", { name: t("portal.claim.hand"), exact: true }).click();
    await courier.page.getByText("pod.txt", { exact: true }).waitFor();
    const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    await courier.page.locator("#until").fill(until);
    await courier.page.locator("#why").fill("The depot is closed 仓库放假");
    await courier.page.getByRole("button", { name: t("portal.claim.ask"), exact: true }).click();
    await courier.page.locator("p.status").waitFor();
    const wide = await courier.page.evaluate<number>("document.documentElement.scrollWidth");
    expect(wide).toBeLessThanOrEqual(360);

    await page.reload();
    await page.getByRole("link", { name: "pod.txt", exact: true }).waitFor();
    await page.getByText("The depot is closed 仓库放假").first().waitFor();
    await page.getByRole("button", { name: m("claims.giveTime"), exact: true }).click();
    const words = page.getByRole("dialog");
    await words.getByRole("textbox").fill("Holidays");
    await words.getByRole("button", { name: t("desk-forms.save"), exact: true }).click();
    await words.waitFor({ state: "hidden" });
    await page.getByRole("button", { name: m("claims.giveTime"), exact: true }).waitFor({ state: "hidden" });

    await page.goto(`/desk/partners/${partnerId}`);
    await page.getByRole("heading", { name }).waitFor();
    const open = page.locator("dl").getByRole("link", { name: "1", exact: true });
    await open.click();
    await page.getByRole("row", { name: /Badly packed/ }).waitFor();
    await page.getByRole("link", { name: m("figures.all"), exact: true }).click();
    await page.getByRole("link", { name: m("figures.all"), exact: true }).waitFor({ state: "hidden" });
  },
);
