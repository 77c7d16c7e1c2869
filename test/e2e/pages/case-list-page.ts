import type { Person } from "./desk.ts";

/** The list of cases with its views, query and bulk bar. */
export function caseListPage({ page, t }: Person) {
  const rows = page.getByRole("list", { name: t("desk-cases.title") }).getByRole("listitem");
  const bulk = page.getByRole("region", { name: t("desk-cases.bulk.label") });
  return {
    rows,
    row: (subject: string) => rows.filter({ hasText: subject }),
    subjects: () => rows.locator("b").allTextContents(),
    focused: page.locator(":focus"),
    query: page.getByRole("combobox", { name: t("desk-cases.query.label") }),
    pill: (count: number) => page.getByRole("button", { name: t("desk-cases.newOnes", { count }) }),
    preview: page.getByRole("complementary", { name: t("desk-cases.preview.label") }),
    bulk,
    async openView(id: string) {
      await page
        .getByRole("navigation", { name: t("desk-cases.views") })
        .getByRole("link", { name: t(`cases.views.${id}`) })
        .click();
    },
    async tick(field: string, choice: string) {
      await page.getByRole("button", { name: t(`cases.query.fields.${field}`) }).click();
      await page.getByRole("checkbox", { name: choice, exact: true }).check();
      await page.keyboard.press("Escape");
    },
    async bulkChange(button: string, choice: string) {
      await bulk.getByRole("button", { name: t(button) }).click();
      await page.getByRole("menuitem", { name: choice, exact: true }).click();
    },
    undo: page.getByRole("button", { name: t("desk-shell.undo.action") }),
  };
}
