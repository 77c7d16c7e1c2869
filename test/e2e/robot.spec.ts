import { mkdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { createArticle, publishDraft } from "../../src/server/modules/knowledge/index.ts";
import { expectAccessible, openPage } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { wordsIn } from "../support/words.ts";
import { casePage } from "./pages/case-page.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { chatOn, startShop } from "./pages/shop.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const lin = await buildStaff(ctx, { name: "Lin Xiaowen" });
const keeper = await buildStaff(ctx, { name: "Zhao Min", roles: ["leader"] });
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
  config: { origins: [shop.origin], askName: false, offlineMail: false },
});
snippet = account.snippet!;

async function publish(locale: "zh-CN" | "en", title: string, body: string) {
  const articleId = await createArticle(ctx, { locale, words: { title, summary: "", body } });
  await publishDraft(ctx, { articleId, locale });
}
await publish(
  "en",
  "Reset your password",
  "Press “Forgot password” on the sign-in page. We send a link to your mail address.",
);
await publish("en", "Return a lamp", "Send a lamp back within 30 days of delivery, in its box.");
await publish("en", "Return a carpet", "Send a carpet back within 14 days of delivery. We collect it from your door.");
await publish("zh-CN", "怎么找回密码", "在登录页点“忘记密码”，输入手机号，收到验证码后设新密码。");
await publish("zh-CN", "台灯怎么退货", "签收后 30 天内可以退，连同包装寄回。");
await publish("zh-CN", "地毯怎么退货", "签收后 14 天内可以退，我们上门取件。");

const looks = [
  {
    locale: "zh-CN",
    width: 1440,
    colorScheme: "light",
    ask: "怎么找回密码？",
    answer: "点“忘记密码”",
    vague: "怎么退货",
    choice: "地毯怎么退货",
    chosen: "14 天内",
    person: "转人工",
  },
  {
    locale: "en",
    width: 360,
    colorScheme: "dark",
    ask: "How do I reset my password?",
    answer: "Press “Forgot password”",
    vague: "How does a return work?",
    choice: "Return a carpet",
    chosen: "within 14 days",
    person: "I want to talk to a human",
  },
] as const;

/** For looking at, where somebody asks for it. */
async function picture(
  page: { screenshot(options: { path: string; fullPage?: boolean }): Promise<unknown> },
  name: string,
) {
  if (!process.env.KEEPWORD_PICTURES) return;
  await mkdir(process.env.KEEPWORD_PICTURES, { recursive: true });
  await page.screenshot({ path: `${process.env.KEEPWORD_PICTURES}/${name}.png`, fullPage: true });
}

test("[D2] a leader switches the robot on, with its name and who answers for it", async () => {
  const { page, t } = await openDesk(desk, { ...keeper, locale: "en", path: "/settings/robot" });
  await page.getByRole("link", { name: "Chat of the shop" }).click();
  await page.getByLabel(t("desk-robot.settings.active")).check();
  await page.getByLabel(t("desk-robot.settings.name")).fill("Mini");
  await page.getByRole("combobox", { name: t("desk-robot.settings.keeper") }).click();
  await page.locator(".ant-select-item-option").getByText("Zhao Min", { exact: true }).click();
  await picture(page, "robot-settings-form");
  await expectAccessible(page);
  await page.getByRole("button", { name: t("desk-forms.save") }).click();
  await page.getByRole("cell", { name: t("desk-robot.settings.on"), exact: true }).waitFor();
  await expectAccessible(page);
  await picture(page, "robot-settings");
});

test.each(looks)(
  "[D2] [C1] a visitor asks, gets the answer with its source, chooses by a button, and demands a person who sees it all: $locale, $width px",
  async (look) => {
    const { locale, width, colorScheme } = look;
    const page = await openPage({ locale, colorScheme, viewport: { width, height: 740 } });
    await page.goto(shop.pageOf(locale, ""));
    const t = await wordsIn(locale);
    const me = chatOn(page, t, locale);
    await me.button.click();
    await me.field.waitFor();
    await me.write(look.ask);
    await me.chat.getByText(look.answer).waitFor();
    await me.chat.getByText("/h/").waitFor();
    await me.chat
      .getByText(`Mini · ${t("widget.robot")}`)
      .first()
      .waitFor();
    await expectAccessible(page);
    await picture(page, `robot-chat-${locale}-answer`);
    await me.write(look.vague);
    await me.chat.getByRole("button", { name: look.choice }).click();
    await me.chat.getByText(look.chosen).waitFor();
    await picture(page, `robot-chat-${locale}-chosen`);
    await me.write(look.person);
    await me.chat.getByText(t("robot.answersBy")).waitFor();
    await expectAccessible(page);
    await picture(page, `robot-chat-${locale}-person`);

    const row = () => ctx.db.selectFrom("messages").select("caseId").where("text", "=", look.person).executeTakeFirst();
    await eventually(row).toBeTruthy();
    const agent = await openDesk(desk, { ...lin, locale, path: `/cases/${(await row())!.caseId}` });
    const screen = casePage(agent);
    await screen.message(look.person).first().waitFor();
    await agent.page.getByText(`• ${look.ask}`).waitFor();
    await agent.page.getByText(agent.t("robot.reasons.asked")).first().waitFor();
    await agent.page.getByRole("button", { name: agent.t("desk-robot.inCase.giveBack") }).waitFor();
    await picture(agent.page, `robot-case-${locale}`);
    await expectAccessible(agent.page);
  },
);

test("[D5] a leader looks at what became of it, opens a dialogue, and marks a turn wrong", async () => {
  const { page, t } = await openDesk(desk, { ...keeper, locale: "zh-CN", path: "/reports/robot" });
  await page.getByRole("heading", { name: t("desk-robot.review.misses") }).waitFor();
  await page.getByRole("link", { name: t("desk-robot.review.open", { words: looks[0].ask }) }).waitFor();
  await expectAccessible(page);
  await picture(page, "robot-report");
  await page.getByRole("link", { name: t("desk-robot.review.open", { words: looks[0].ask }) }).click();
  await page
    .getByRole("button", { name: t("desk-robot.dialogue.wrong") })
    .first()
    .click();
  await page.getByText(t("desk-robot.dialogue.judgedBy", { name: "Zhao Min" })).waitFor();
  await expectAccessible(page);
  await picture(page, "robot-dialogue");
  await page.setViewportSize({ width: 360, height: 740 });
  await picture(page, "robot-dialogue-360");
  await page.getByRole("link", { name: t("desk-robot.dialogue.back") }).click();
  await page.getByRole("heading", { name: t("desk-robot.review.misses") }).waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  await picture(page, "robot-report-360");
});
