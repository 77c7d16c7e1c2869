import type { Person } from "./desk.ts";

/** The call at somebody's telephone, and the page of the telephone. */
export function telephonePage({ page, t }: Person) {
  const bar = page.getByRole("region", { name: t("desk-telephone.bar"), exact: true });
  return {
    bar,
    act: (act: string) => bar.getByRole("button", { name: t(`desk-telephone.acts.${act}`), exact: true }),
    phase: (phase: string, values = {}) => bar.getByText(t(`desk-telephone.phase.${phase}`, values), { exact: true }),
    note: bar.getByLabel(t("desk-telephone.wrapUp.note")),
    promised: bar.getByLabel(t("desk-telephone.wrapUp.promised")),
    done: bar.getByRole("button", { name: t("desk-telephone.wrapUp.done") }),
    /** Chooses in a select by its label, as somebody does who types a few letters. */
    async choose(label: string, option: string) {
      await page.getByLabel(label, { exact: true }).click();
      await page.locator(".ant-select-item-option:visible").filter({ hasText: option }).first().click();
    },
  };
}
