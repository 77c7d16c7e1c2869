import type { Locator } from "playwright-core";
import type { Person } from "./desk.ts";

/** A settings page: its list, the form in its place, and the questions it asks. */
export function settingsPage({ page, t }: Person) {
  const button = (key: string, within: Person["page"] | Locator = page) =>
    within.getByRole("button", { name: t(key), exact: true });
  const dialog = page.getByRole("dialog");
  const field = (key: string) => page.getByLabel(t(key), { exact: true });
  return {
    field,
    button,
    dialog,
    row: (text: string) => page.getByRole("row").filter({ hasText: text }),
    said: (key: string, values: object = {}) => page.getByText(t(key, { ...values }), { exact: true }),
    heading: (name: string) => page.getByRole("heading", { level: 1, name, exact: true }),
    async open(name: string) {
      await page.getByRole("main").getByRole("link", { name, exact: true }).click();
    },
    async save() {
      await button("desk-forms.save").click();
      await page.getByText(t("desk-forms.saved")).first().waitFor();
    },
    /** Chooses in a Select by the words of its option. */
    async choose(key: string, option: string) {
      const input = field(key);
      await input.click();
      // Long lists draw only what is in view: typing brings the option there.
      if (await input.isEditable()) await input.fill(option);
      await page.locator(".ant-select-dropdown:visible").getByTitle(option, { exact: true }).click();
    },
    /** Answers the question that is asked. */
    async confirm(key: string) {
      await button(key, dialog).click();
      await dialog.waitFor({ state: "detached" });
    },
  };
}
