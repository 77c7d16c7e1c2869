import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { createArticle, publishDraft } from "../../src/server/modules/knowledge/index.ts";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { openPortal } from "./pages/portal.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
await saveAccount(ctx, null, {
  channel: "community",
  name: "Community",
  brandId: (await defaultBrand(ctx)).id,
  teamId: null,
  addresses: [],
  active: true,
  config: { slug: "help", cases: "every", hold: "links" },
});
const staff = await buildStaff(ctx, { name: "林晓雯", roles: ["supervisor"] });
await ctx.db
  .insertInto("communityBadges")
  .values({
    staffId: staff.id,
    displayName: "林晓雯",
    titles: JSON.stringify({ "zh-CN": "售后主管", en: "Head of service" }),
  })
  .execute();

/** The newest mail to somebody, as they read it. */
async function mailTo(address: string, pattern: RegExp): Promise<string> {
  const found = async () => {
    const texts = await Promise.all(
      desk.outside.taken.filter(({ to }) => to.includes(address)).map(({ raw }) => PostalMime.parse(raw)),
    );
    return texts.map(({ text }) => pattern.exec(text ?? "")?.[0]).findLast(Boolean);
  };
  await eventually(found).toBeTruthy();
  return (await found())!;
}

const phone = { viewport: { width: 360, height: 740 } };

test("[D6] [A1] on a phone without scripts somebody asks; the desk answers with a badge; they accept", async () => {
  const email = "xiaoyu@example.com";
  const me = await openPortal(desk, "zh-CN", { ...phone, javaScriptEnabled: false });
  const { page, t } = me;
  const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
  await page.goto("/community");
  await page.getByRole("link", { name: t("community.ask.do") }).click();
  await page.getByLabel(t("community.fields.email")).fill(email);
  await button("community.signIn.send").click();
  await page.getByText(t("community.signIn.sent", { address: email })).waitFor();

  await page.goto(await mailTo(email, /http\S+\/enter\/\S+/));
  await page.getByLabel(t("community.fields.name")).fill("小雨");
  await button("community.enter.go").click();
  await page.getByLabel(t("community.fields.title")).fill("新买的台灯一直闪");
  await page.getByLabel(t("community.fields.text")).fill("刚用两天就**一直闪**。\n\n- 换过插座\n- 订单号：2026030912");
  await page.getByLabel(t("community.fields.tags")).fill("台灯");
  await button("community.ask.send").click();
  await page.getByRole("alert").getByText("订单号", { exact: false }).first().waitFor();
  await button("community.private.hide").click();
  await page.getByText(t("community.notices.thanks")).waitFor();
  expect(await page.content()).not.toContain("2026030912");
  const url = page.url().split("?")[0]!;

  const agent = await openDesk(desk, { email: staff.email, path: "/community" });
  await agent.page.getByRole("link", { name: "新买的台灯一直闪" }).click();
  await agent.page.getByText("2026030912").waitFor();
  const box = agent.page.getByRole("textbox", { name: agent.t("desk-community.answer.title") });
  await box.fill("这批灯的驱动有问题，我们免费换新。");
  await agent.page.getByRole("button", { name: agent.t("desk-community.answer.send"), exact: true }).click();
  await expectAccessible(agent.page);
  await agent.page
    .getByRole("dialog")
    .getByRole("button", { name: agent.t("desk-composer.public.ok") })
    .click();
  await agent.page.locator("article[data-official]").waitFor();

  await page.goto(url);
  const answer = page.locator("article[data-official]");
  await answer.getByText("这批灯的驱动有问题").waitFor();
  await answer.getByText("售后主管").waitFor();
  await answer.getByRole("button", { name: t("community.accept") }).click();
  await answer.getByText(t("community.accepted")).waitFor();
  const { questionId } = { questionId: Number(url.split("/").at(-1)) };
  const { messageId } = await ctx.db
    .selectFrom("communityPosts")
    .select("messageId")
    .where("id", "=", questionId)
    .executeTakeFirstOrThrow();
  await eventually(async () => {
    const row = await ctx.db
      .selectFrom("cases")
      .innerJoin("messages", "messages.caseId", "cases.id")
      .select("category")
      .where("messages.id", "=", messageId)
      .executeTakeFirst();
    return row?.category;
  }).toBe("solved");
});

test.each([
  { locale: "en", width: 360, colorScheme: "dark" },
  { locale: "zh-CN", width: 1280, colorScheme: "light" },
] as const)(
  "[D6] [L1] its pages fit and can be used by everybody: $locale, $width px",
  async ({ locale, width, colorScheme }) => {
    const { page } = await openPortal(desk, locale, { viewport: { width, height: 800 }, colorScheme });
    for (const path of ["/community/help", "/community/help/questions/1", "/community/help/sign-in"]) {
      await page.goto(path);
      await expectAccessible(page);
      expect(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
    }
  },
);

test("[D6] [D1] an article answers before it is posted, without scripts and with; an accepted answer becomes one", async () => {
  const words = { title: "退货运费谁承担", summary: "", body: "质量问题退货，运费由我们承担；其他原因由您承担。" };
  const articleId = await createArticle(ctx, { locale: "zh-CN", words });
  await publishDraft(ctx, { articleId, locale: "zh-CN" });
  const me = await openPortal(desk, "zh-CN", { ...phone, javaScriptEnabled: false });
  const { page, t } = me;
  const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
  const email = "answered@example.com";
  await page.goto("/community/help/sign-in");
  await page.getByLabel(t("community.fields.email")).fill(email);
  await button("community.signIn.send").click();
  await page.goto(await mailTo(email, /http\S+\/enter\/\S+/));
  await page.getByLabel(t("community.fields.name")).fill("运费提问者");
  await button("community.enter.go").click();
  const ask = async (title: string) => {
    await page.goto("/community/help/ask");
    await page.getByLabel(t("community.fields.title")).fill(title);
    await page.getByLabel(t("community.fields.text")).fill("想先问清楚。");
    await button("community.ask.send").click();
  };
  await ask("退货运费谁承担？");
  await page.getByText("运费由我们承担").waitFor();
  await button("community.offer.answersIt").click();
  await page.getByRole("heading", { name: t("community.offer.done.title") }).waitFor();
  await page.getByRole("link", { name: words.title }).click();
  await page.getByRole("heading", { name: words.title }).waitFor();

  const proposals = async () => (await ctx.db.selectFrom("communityProposals").select("id").execute()).length;
  const before = await proposals();
  await ask("帐篷地钉怎么打进冻土？");
  await page.getByText(t("community.notices.thanks")).waitFor();
  const url = page.url().split("?")[0]!;
  const editor = await openDesk(desk, { email: staff.email, path: "/community" });
  await editor.page.getByRole("link", { name: "帐篷地钉怎么打进冻土？" }).click();
  await editor.page
    .getByRole("textbox", { name: editor.t("desk-community.answer.title") })
    .fill("先用热水浇一下再打。");
  await editor.page.getByRole("button", { name: editor.t("desk-community.answer.send"), exact: true }).click();
  await editor.page
    .getByRole("dialog")
    .getByRole("button", { name: editor.t("desk-composer.public.ok") })
    .click();
  await editor.page.locator("article[data-official]").waitFor();
  await eventually(proposals).toBe(before + 1);
  await editor.page.goto("/desk/knowledge/gaps?tab=community");
  await editor.page.getByRole("button", { name: "帐篷地钉怎么打进冻土？" }).click();
  await editor.page.getByRole("button", { name: editor.t("desk-solutions.proposals.write"), exact: true }).click();
  await editor.page.getByText("先用热水浇一下再打。").waitFor();
  await editor.page.getByRole("button", { name: editor.t("desk-knowledge.act.publish"), exact: true }).click();
  await editor.page
    .getByRole("dialog")
    .getByRole("button", { name: editor.t("desk-knowledge.act.publish"), exact: true })
    .click();
  await editor.page.locator("article").getByText("先用热水浇一下再打。").waitFor();
  await page.goto(url);
  await page.getByText(t("community.helped")).waitFor();

  const scripted = await openPortal(desk, "en", { ...phone, colorScheme: "dark" });
  await scripted.page.context().addCookies(await page.context().cookies());
  await scripted.page.goto("/community/help/ask?lang=en");
  await scripted.page.getByLabel(scripted.t("community.fields.title")).fill("退货运费");
  await scripted.page.getByText("运费由我们承担").waitFor();
  await expectAccessible(scripted.page);
  expect(await scripted.page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
  await scripted.page
    .getByRole("button", { name: scripted.t("community.offer.answersIt"), exact: true })
    .first()
    .click();
  await scripted.page.getByRole("heading", { name: scripted.t("community.offer.done.title") }).waitFor();
  const counted = await ctx.db
    .selectFrom("communityOffers")
    .select("outcome")
    .where("outcome", "=", "answered")
    .execute();
  expect(counted).toHaveLength(2);
});
