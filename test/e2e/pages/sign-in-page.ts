import type { TFunction } from "i18next";
import type { Page } from "playwright-core";

/** The pages before the desk: set-up, signing in, the second step. */
export function signInPage(page: Page, t: TFunction) {
  const field = (key: string) => page.getByLabel(t(key), { exact: true });
  return {
    title: (key: string) => page.getByRole("heading", { name: t(key) }),
    problem: page.getByRole("alert"),
    async setUp(person: { name: string; email: string; password: string; code?: string }) {
      if (person.code) await field("desk-sign-in.setup.code").fill(person.code);
      await field("desk-sign-in.setup.name").fill(person.name);
      await field("desk-sign-in.email").fill(person.email);
      await field("desk-sign-in.password").fill(person.password);
      await page.getByRole("button", { name: t("desk-sign-in.setup.submit") }).click();
    },
    async signIn(email: string, password: string) {
      await field("desk-sign-in.email").fill(email);
      await field("desk-sign-in.password").fill(password);
      await page.getByRole("button", { name: t("desk-sign-in.submit") }).click();
    },
    async enterCode(code: string) {
      await field("desk-sign-in.second.code").fill(code);
      await page.getByRole("button", { name: t("desk-sign-in.submit") }).click();
    },
    async enterBackupCode(code: string) {
      await page.getByRole("button", { name: t("desk-sign-in.second.useBackup") }).click();
      await field("desk-sign-in.second.backupCode").fill(code);
      await page.getByRole("button", { name: t("desk-sign-in.submit") }).click();
    },
    async signOut(name: string) {
      await page.getByRole("button", { name: new RegExp(name) }).click();
      await page.getByRole("menuitem", { name: t("desk-shell.me.signOut") }).click();
    },
  };
}
