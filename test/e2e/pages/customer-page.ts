import type { Person } from "./desk.ts";

/** A customer's page: the timeline, and what is known of them beside it. */
export function customerPage({ page, t }: Person) {
  const detail = (field: string) => {
    const name = t("desk-forms.editWhat", { what: t(`desk-customer.details.${field}`) });
    return page.getByRole("button", { name: new RegExp(`${name}$`) });
  };
  return {
    heading: (name: string) => page.getByRole("heading", { level: 1, name }),
    lines: page.getByRole("main").locator("section ol > li"),
    earlier: page.getByRole("button", { name: t("desk-customer.timeline.earlier") }),
    figure: (name: string) =>
      page
        .getByRole("region", { name: t("desk-customer.counts.label") })
        .getByRole("link", { name: new RegExp(`^\\d+\\s*${t(`desk-customer.counts.${name}`)}$`) }),
    handles: page.getByRole("region", { name: t("desk-customer.handles.title") }),
    detail,
    async change(field: string, value: string) {
      await detail(field).click();
      const input = page.getByRole("textbox", { name: t(`desk-customer.details.${field}`) });
      await input.fill(value);
      await input.press("Enter");
      await detail(field).filter({ hasText: value }).waitFor();
    },
    act: (key: string) => page.getByRole("button", { name: t(`desk-customer.${key}`), exact: true }),
    dialog: page.getByRole("dialog"),
  };
}
