import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { telegramSimulator } from "../../src/server/channels/telegram/simulator.ts";
import { startSimulator } from "../../src/server/channels/toolkit/simulator/start-simulator.ts";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { mergeCustomers } from "../../src/server/modules/customers/index.ts";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { casePage } from "./pages/case-page.ts";
import { eventually, openDesk } from "./pages/desk.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const lin = await buildStaff(ctx, { name: "林晓雯", roles: ["supervisor"] });
const teamId = await buildTeam(ctx, { routing: "pull", memberIds: [lin.id] });
const vendor = await startSimulator(telegramSimulator);
afterAll(() => vendor.stop());
const account = await saveAccount(ctx, null, {
  channel: "telegram",
  name: "Telegram",
  brandId: (await defaultBrand(ctx)).id,
  teamId,
  addresses: [],
  active: true,
  config: vendor.world.config,
});
vendor.connect(account.hookUrl);

const stories = [
  {
    locale: "zh-CN",
    colorScheme: "light",
    person: 2,
    mail: "我的台灯还没到，单号 KW-2026-0311，请查一下。",
    chat: "单号 KW-2026-0311 的台灯到底什么时候到？",
    answer: "明天中午前送到。",
  },
  {
    locale: "en",
    colorScheme: "dark",
    person: 3,
    mail: "My desk lamp has not come, number KW-2026-0411. Please look into it.",
    chat: "When will the lamp of KW-2026-0411 be here?",
    answer: "It comes tomorrow before noon.",
  },
] as const;

async function arrived(text: string): Promise<{ caseId: number; customerId: number }> {
  const find = () =>
    ctx.db
      .selectFrom("messages")
      .select(["caseId", "customerId"])
      .where("text", "like", `${text}%`)
      .where("direction", "=", "in")
      .executeTakeFirst();
  await eventually(find).toBeDefined();
  return (await find())!;
}

/** It fits a phone and everybody can use it; for looking at, where somebody asks for it. */
async function expectGood(page: Page, name: string): Promise<void> {
  expect(await page.locator("html").evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);
  if (!process.env.KEEPWORD_PICTURES) return;
  await mkdir(process.env.KEEPWORD_PICTURES, { recursive: true });
  await page.screenshot({ path: `${process.env.KEEPWORD_PICTURES}/${name}.png` });
}

test.each(stories)(
  "[A5] [A4] on a phone of 360 pixels: asked by mail and again in a chat, made one case, answered in the chat ($locale)",
  async ({ locale, colorScheme, person: n, mail, chat, answer }) => {
    const from = `Wang Fang <wang-${locale.toLowerCase()}@example.com>`;
    await desk.receive({ from, subject: "KW", text: mail });
    const first = await arrived(mail);
    await vendor.act({ kind: "text", person: telegramSimulator.person(n), text: chat });
    const second = await arrived(chat);
    await mergeCustomers(ctx, { id: first.customerId, otherId: second.customerId });

    const viewport = { width: 360, height: 740 };
    const who = { email: lin.email, locale, path: `/cases/${second.caseId}` };
    const person = await openDesk(desk, who, { viewport, hasTouch: true, colorScheme });
    const { page, t } = person;
    const screen = casePage(person);
    const maybes = page.getByRole("list", { name: t("desk-case.maybe.title") });
    await maybes.getByRole("button", { name: t("desk-message.maybe.merge", { id: first.caseId }) }).waitFor();
    await expectGood(page, `maybe-${locale}`);
    await maybes.getByRole("button", { name: t("desk-message.maybe.merge", { id: first.caseId }) }).click();
    await page.waitForURL((url) => url.pathname.endsWith(`/${first.caseId}`));
    await screen.message(mail).waitFor();
    await screen.message(chat).waitFor();

    await page.getByRole("combobox", { name: t("desk-composer.way.label") }).click();
    await page.locator(".ant-select-item-option").filter({ hasText: "Telegram" }).click();
    await screen.answer.fill(answer);
    await expectGood(page, `answer-${locale}`);
    await screen.send("waiting_customer").click();
    await screen.message(answer).waitFor();
    await eventually(() => vendor.world.messages.findLast((said) => said.from === "shop")?.text).toContain(answer);
    await screen.message(answer).getByText("Telegram").first().waitFor();
    await expectGood(page, `answered-${locale}`);
  },
);
