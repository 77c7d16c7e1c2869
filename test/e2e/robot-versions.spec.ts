import { expect, test } from "vitest";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { saveRobot } from "../../src/server/modules/robot/settings/settings.ts";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { openDesk } from "./pages/desk.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const zhao = await buildStaff(ctx, { name: "Zhao Min", roles: ["leader"] });

const looks = [
  { locale: "en", width: 1440, colorScheme: "light" },
  { locale: "zh-CN", width: 360, colorScheme: "dark" },
] as const;

test.each(looks)("[D2] a leader drafts a version, tries it on some dialogues, and makes it live (%o)", async (look) => {
  const account = await saveAccount(ctx, null, {
    channel: "webchat",
    name: `Chat ${look.locale}`,
    brandId: (await defaultBrand(ctx)).id,
    teamId: null,
    addresses: [],
    active: true,
    config: { origins: [`https://${look.width}.shop.example`], askName: false, offlineMail: false },
  });
  await saveRobot(ctx, account.id, { active: true, name: "Robo", keeperId: zhao.id });
  const path = `/settings/robot/${account.id}/versions`;
  const { locale, width, colorScheme } = look;
  const who = { email: zhao.email, locale, path };
  const { page, t } = await openDesk(desk, who, { viewport: { width, height: 900 }, colorScheme });
  await page.getByRole("button", { name: t("desk-robot.versions.draft") }).click();
  const draft = page.getByRole("dialog");
  await draft.getByLabel(t("desk-robot.settings.name"), { exact: true }).fill("Robo two");
  await draft.getByRole("checkbox", { name: t("desk-robot.versions.asksBack") }).uncheck();
  await draft.getByRole("button", { name: t("desk-forms.save") }).click();
  await page.getByText("Robo two").waitFor();
  await page.getByRole("button", { name: t("desk-robot.versions.try"), exact: true }).click();
  const trying = page.getByRole("dialog");
  await trying.getByLabel(t("desk-robot.versions.share")).fill("30");
  await trying.getByRole("button", { name: t("desk-robot.versions.try"), exact: true }).click();
  await page.getByText(t("desk-robot.versions.findings.too_few")).waitFor();
  await expectAccessible(page);
  const overflow = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  if (process.env.KEEPWORD_PICTURES)
    await page.screenshot({ path: `${process.env.KEEPWORD_PICTURES}/versions-${locale}.png`, fullPage: true });
  await page.getByRole("button", { name: t("desk-robot.versions.live"), exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("desk-robot.versions.live"), exact: true })
    .click();
  await page.getByRole("button", { name: t("desk-robot.versions.back"), exact: true }).waitFor();
  await page.getByRole("heading", { name: t("desk-robot.versions.trial") }).waitFor({ state: "detached" });
});
