import { expect, test } from "vitest";
import { setupLink } from "../../src/server/modules/accounts/index.ts";
import { expectAccessible, openPage } from "../support/browser.ts";
import { buildStaff, PASSWORD } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { totp } from "../support/totp.ts";
import { wordsIn } from "../support/words.ts";
import { signInPage } from "./pages/sign-in-page.ts";

const desk = await startLiveDesk();
const boss = { name: "周敏", email: "zhou@desk.test", password: "a long enough secret" };

/** Nobody is signed in yet: asking who one is is answered so. */
const nobody = /401: GET .*\/api\/v1\/me$/;

test("[L2] the printed link, and no visit without it, makes the administrator; the second step asks for the app's code or a backup code", async () => {
  const wrong = /(400|401): POST .*\/api\/auth\/|403: POST .*\/api\/v1\/setup$/;
  const page = await openPage({ baseURL: desk.url, locale: "zh-CN", expected: [nobody, wrong] });
  const t = await wordsIn("zh-CN");
  const door = signInPage(page, t);
  const home = page.getByRole("heading", { name: t("desk-home.title") });

  const link = (await setupLink(desk.ctx))!;
  await page.goto("/desk/");
  await door.title("desk-sign-in.setup.title").waitFor();
  await expectAccessible(page);
  await door.setUp({ ...boss, code: "a guess" });
  await page.getByText(t("errors.accounts.setup_code_wrong")).waitFor();
  await page.goto(link);
  await door.setUp(boss);
  await home.waitFor();
  expect(page.url()).not.toContain("setup");

  await door.signOut(boss.name);
  await door.title("desk-sign-in.title").waitFor();
  await expectAccessible(page);
  await door.signIn(boss.email, "not the secret at all");
  expect(await door.problem.textContent()).toBe(t("errors.accounts.wrong_credentials"));
  await door.signIn(boss.email, boss.password);
  await home.waitFor();

  await page.goto("/desk/me");
  const second = page.getByRole("region", { name: t("desk-profile.second.title") });
  await second.getByLabel(t("desk-profile.currentPassword")).fill(boss.password);
  await second.getByRole("button", { name: t("desk-profile.second.turnOn") }).click();
  const codes = second.getByRole("listitem");
  await codes.first().waitFor();
  await expectAccessible(page);
  const secret = await second
    .locator("p")
    .filter({ hasText: /^[A-Z2-7]{16,}$/ })
    .textContent();
  const uri = `otpauth://totp/x?secret=${secret}`;
  const backupCode = (await codes.first().textContent())!;
  await second.getByLabel(t("desk-sign-in.second.code")).fill(totp(uri));
  await second.getByRole("button", { name: t("desk-profile.second.confirm") }).click();
  await second.getByText(t("desk-profile.second.isOn")).waitFor();

  await door.signOut(boss.name);
  await door.signIn(boss.email, boss.password);
  await door.title("desk-sign-in.second.title").waitFor();
  await expectAccessible(page);
  await door.enterCode("000000");
  expect(await door.problem.textContent()).toBe(t("errors.accounts.wrong_code"));
  await door.enterCode(totp(uri));
  await home.waitFor();

  await door.signOut(boss.name);
  await door.signIn(boss.email, boss.password);
  await door.enterBackupCode(backupCode);
  await home.waitFor();
});

test("[L2] a session that ends while somebody works is renewed over the page, and nothing typed is lost", async () => {
  const page = await openPage({ baseURL: desk.url, locale: "zh-CN", expected: [nobody, /401: /] });
  const t = await wordsIn("zh-CN");
  const door = signInPage(page, t);
  const agent = await buildStaff(desk.ctx, { name: "Anna Keller" });
  await page.goto("/desk/");
  await door.signIn(agent.email, PASSWORD);
  await page.getByRole("heading", { name: t("desk-home.title") }).waitFor();
  await page.getByRole("button", { name: t("desk-shell.newCase") }).click();
  const subject = page.getByLabel(t("desk-new-case.subject"));
  await subject.fill("Half a sentence");

  await desk.ctx.db.deleteFrom("staffSessions").where("staffId", "=", agent.id).execute();
  await page.getByLabel(t("desk-new-case.tags")).fill("anything");
  await page.getByText(t("desk-sign-in.expired")).waitFor();
  await page.getByRole("textbox", { name: t("desk-sign-in.password") }).fill(PASSWORD);
  await page.getByRole("button", { name: t("desk-sign-in.submit") }).click();
  await page.getByText(t("desk-sign-in.expired")).waitFor({ state: "detached" });
  expect(await subject.inputValue()).toBe("Half a sentence");
});
