import { afterAll, expect, test } from "vitest";
import { startModelSimulator } from "../../src/server/modules/models/index.ts";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { openDesk } from "./pages/desk.ts";

const desk = await startLiveDesk({ ALLOW_PRIVATE_HOSTS: "all" });
const model = await startModelSimulator({ key: "sk-right" });
afterAll(() => model.stop());
const leader = await buildStaff(desk.ctx, { name: "Zhao Min", roles: ["leader"] });

test.each([
  { locale: "zh-CN", width: 1440, colorScheme: "light" },
  { locale: "en", width: 360, colorScheme: "dark" },
] as const)(
  "[D2] a leader sets a language model up, is told what is wrong, and reads what was sent ($locale, $width)",
  async ({ locale, width, colorScheme }) => {
    const who = { ...leader, locale, path: "/settings/model" };
    const { page, t } = await openDesk(desk, who, { colorScheme, viewport: { width, height: 900 } });
    await page.getByRole("heading", { name: t("desk-model.title"), level: 1 }).waitFor();
    await page.getByLabel(t("desk-model.active"), { exact: true }).check();
    await page.getByLabel(t("desk-model.baseUrl"), { exact: true }).fill(model.baseUrl);
    await page.getByLabel(t("desk-model.model"), { exact: true }).fill("simulated");
    await page.getByLabel(t("desk-model.key"), { exact: true }).fill("sk-wrong");
    await page.getByRole("button", { name: t("desk-forms.save") }).click();
    const attempt = page.getByRole("button", { name: t("desk-model.try"), exact: true });
    await attempt.click();
    await page.getByText(t("desk-model.advice.wrong_key")).waitFor();
    await page.getByLabel(t("desk-model.key"), { exact: true }).fill("sk-right");
    await page.getByRole("button", { name: t("desk-forms.save") }).click();
    await page.getByText(t("desk-model.advice.wrong_key")).waitFor({ state: "detached" });
    await attempt.click();
    await page.getByText(t("desk-model.advice.answered")).waitFor();
    await page
      .getByRole("button", { name: t("desk-model.open") })
      .first()
      .click();
    await page.getByText("Are you there?").waitFor();
    await expectAccessible(page);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    expect(await page.content()).not.toContain("sk-right");
    if (process.env.PICS) await page.screenshot({ path: `${process.env.PICS}/model-${locale}.png`, fullPage: true });
  },
);
