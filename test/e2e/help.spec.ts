import { expect, test } from "vitest";
import { createArticle, publishDraft } from "../../src/server/modules/knowledge/index.ts";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff, unique } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { openDesk } from "./pages/desk.ts";
import { openPortal } from "./pages/portal.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const staff = await buildStaff(ctx, { name: "林晓雯", roles: ["supervisor"] });
const phone = { viewport: { width: 360, height: 740 } };

async function publish(title: string, summary: string, body: string): Promise<number> {
  const words = { title, summary, body };
  const articleId = await createArticle(ctx, { locale: "zh-CN", words, ownerId: staff.id });
  await publishDraft(ctx, { articleId, locale: "zh-CN" });
  return articleId;
}

test("[D1] [D5] on a phone without scripts somebody finds an answer, it does not help, they write; the desk sees both", async () => {
  const mark = unique();
  const title = `净水器滤芯怎么换 ${mark}`;
  await publish(
    title,
    "五分钟就能换好。",
    "## 准备\n\n先关掉进水阀。\n\n## 更换\n\n逆时针旋下旧滤芯。\n\n## 完成\n\n冲洗两分钟。",
  );
  await publish("水压太低怎么办", "", "检查进水阀是否全开。");
  const me = await openPortal(desk, "zh-CN", { ...phone, javaScriptEnabled: false });
  const { page, t } = me;
  await page.goto("/");
  await page.getByRole("searchbox", { name: t("help.ask") }).fill("滤芯怎么拆下来");
  await page.getByRole("button", { name: t("help.search"), exact: true }).click();
  await page.locator("mark").first().waitFor();
  await page.getByRole("link", { name: title }).first().click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.getByText("逆时针旋下旧滤芯").waitFor();
  await page.getByRole("button", { name: t("help.helped.no"), exact: true }).click();
  await page.getByLabel(t("help.helped.missing")).fill("卡住拧不动怎么办");
  await page.getByRole("button", { name: t("help.helped.send"), exact: true }).click();
  await page.getByRole("status").getByText(t("help.helped.sorry")).waitFor();

  await page.getByRole("link", { name: t("help.write"), exact: true }).click();
  await page.getByText(t("help.youRead", { title })).waitFor();
  await me.write({ name: "小雨", email: `${mark}@example.com`, subject: "滤芯拧不动", text: "试了很多次都拧不动。" });
  await me.send.click();
  await page.getByText(t("portal.receipt.title")).waitFor();
  const number = /#(\d+)/.exec(await page.getByRole("status").innerText())![1];

  const agent = await openDesk(desk, { email: staff.email, path: `/cases/${number}` });
  await agent.page.getByText(title).first().waitFor();
  await agent.page.goto("/desk/reports/knowledge?tab=said");
  await agent.page.getByText("卡住拧不动怎么办").waitFor();
  await expectAccessible(agent.page);
});

test("[D1] the help site can be used by everybody: home, article, search, and what is not there", async () => {
  const title = `Replace the filter ${unique()}`;
  const words = {
    title,
    summary: "In five minutes.",
    body: "## Before\n\nClose the valve.\n\n| a | b |\n|---|---|\n| 1 | 2 |",
  };
  const articleId = await createArticle(ctx, { locale: "en", words });
  await publishDraft(ctx, { articleId, locale: "en" });
  const { page, t } = await openPortal(desk, "en", { ...phone, expected: [/404: .*none-such/] });
  for (const path of ["/help", "/help/search?q=filter", "/help/search?q=zzzz", "/help/none-such"]) {
    await page.goto(path);
    await expectAccessible(page);
    expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBeLessThanOrEqual(360);
  }
  await page.goto("/help");
  const box = page.getByRole("searchbox", { name: t("help.ask") });
  await box.pressSequentially("replace filter");
  await page
    .getByRole("list", { name: t("help.suggestions") })
    .getByRole("link", { name: title })
    .click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await expectAccessible(page);
});
