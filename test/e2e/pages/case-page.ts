import type { Person } from "./desk.ts";

/** A case on its screen. */
export function casePage({ page, t }: Person) {
  const answer = page.getByRole("textbox", { name: t("desk-composer.replyText") });
  const note = page.getByRole("textbox", { name: t("desk-composer.noteText") });
  const send = (state: string) =>
    page.getByRole("button", { name: t("desk-composer.sendAnd", { state: t(`desk-case.category.${state}`) }) });
  const heading = page.getByRole("heading", { level: 1 });
  return {
    heading,
    messages: page.getByRole("article"),
    message: (text: string) => page.getByRole("article").filter({ hasText: text }),
    answer,
    note,
    send,
    stateShown: (category: string) =>
      page
        .locator("header")
        .filter({ has: heading })
        .getByText(t(`desk-case.category.${category}`), { exact: true }),
    saved: page.getByText(t("desk-composer.draft.saved")),
    undo: page.getByRole("button", { name: t("desk-shell.undo.action") }),
    async writeNote(text: string) {
      await page.getByText(t("desk-composer.note"), { exact: true }).first().click();
      await note.fill(text);
      await page.getByRole("button", { name: t("desk-composer.addNote") }).click();
    },
    async more(item: string, values: object = {}) {
      await page.getByRole("button", { name: t("desk-case.more") }).click();
      await page.getByRole("menuitem", { name: t(item, { ...values }) }).click();
    },
    async openLog() {
      await page.getByRole("tab", { name: t("desk-case.log.title") }).click();
    },
  };
}
