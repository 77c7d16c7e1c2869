import { test } from "vitest";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { customerPage } from "./pages/customer-page.ts";
import { eventually, openDesk } from "./pages/desk.ts";

const desk = await startLiveDesk();
const lead = await buildStaff(desk.ctx, { name: "林晓雯", roles: ["supervisor"] });
await buildTeam(desk.ctx, { routing: "pull", memberIds: [lead.id] });

/** Somebody whose mails have come in; gives their id. */
async function customerWith(address: string, name: string, subjects: string[]): Promise<number> {
  for (const subject of subjects) {
    await desk.receive({ from: `${name} <${address}>`, subject, text: `About this: ${subject}.` });
  }
  const count = async () => {
    const rows = await desk.ctx.db
      .selectFrom("cases")
      .innerJoin("handles", "handles.customerId", "cases.customerId")
      .where("handles.address", "=", address.toLowerCase())
      .select("cases.customerId")
      .execute();
    return rows.length;
  };
  await eventually(count).toBe(subjects.length);
  const row = await desk.ctx.db
    .selectFrom("handles")
    .where("address", "=", address.toLowerCase())
    .select("customerId")
    .executeTakeFirstOrThrow();
  return row.customerId;
}

test.each(["en", "zh-CN"] as const)(
  "[A3] one timeline over all that passed, loaded further back on demand, with figures that open (%s)",
  async (locale) => {
    const things = "kettle lamp sofa towel mirror clock vase bed chair fan rug teapot shelf pan".split(" ");
    const subjects = things.map((thing, index) => `Order ${index}: ${thing}`);
    const id = await customerWith(`timeline-${locale}@example.com`, "Wang Fang", subjects);
    const person = await openDesk(desk, { email: lead.email, locale, path: `/customers/${id}` });
    const at = customerPage(person);
    await at.heading("Wang Fang").waitFor();
    await at.lines.first().waitFor();
    const first = await at.lines.count();
    await at.earlier.click();
    await eventually(() => at.lines.count()).toBeGreaterThan(first);
    while (await at.earlier.isVisible()) await at.earlier.click();
    await person.page.getByRole("link", { name: "Order 0", exact: false }).first().waitFor();
    await expectAccessible(person.page);

    await at.figure("promisesOpen").click();
    await person.page.getByRole("tab", { name: person.t("desk-customer.tabs.promises"), selected: true }).waitFor();
    const rings = person.page.getByRole("button", { name: person.t("desk-promise.kind.first_response") });
    await eventually(() => rings.count()).toBe(14);
    await at.figure("cases").click();
    const list = person.page.getByRole("list", { name: person.t("desk-cases.title") }).getByRole("listitem");
    await eventually(() => list.count()).toBe(14);
  },
);

test("[A3] what happens while the page is open appears by itself", async () => {
  const id = await customerWith("live@example.com", "Tom Live", ["First words"]);
  const person = await openDesk(desk, { email: lead.email, path: `/customers/${id}` });
  await person.page.getByRole("link", { name: "First words", exact: true }).waitFor();
  await desk.receive({ from: "Tom Live <live@example.com>", subject: "Second words", text: "And this." });
  await person.page.getByRole("link", { name: "Second words", exact: true }).waitFor();
});

test.each(["en", "zh-CN"] as const)(
  "[A2] two records of one person are merged after seeing what moves, and taken apart again (%s)",
  async (locale) => {
    const kept = await customerWith(`private-${locale}@example.com`, `Chen ${locale}`, [`At home ${locale}`]);
    await customerWith(`office-${locale}@example.com`, `C. ${locale}`, [`At work ${locale}`]);
    const person = await openDesk(desk, { email: lead.email, locale, path: `/customers/${kept}` });
    const { page, t } = person;
    const at = customerPage(person);
    await at.act("merge.open").click();
    await at.dialog.getByRole("textbox", { name: t("desk-customer.merge.find") }).fill(`office-${locale}`);
    await at.dialog.getByRole("radio").check();
    await at.dialog.getByText(t("desk-customer.merge.cases", { count: 1, open: 1 })).waitFor();
    await expectAccessible(page);
    await at.dialog.getByRole("button", { name: t("desk-customer.merge.submit", { name: `Chen ${locale}` }) }).click();
    await at.handles.getByText(`office-${locale}@example.com`).waitFor();
    await page.getByRole("link", { name: `At work ${locale}`, exact: true }).waitFor();

    await at.act("merged.undo").click();
    await at.dialog.getByRole("button", { name: t("desk-customer.merged.undo") }).click();
    await at.handles.getByText(`office-${locale}@example.com`).waitFor({ state: "detached" });
    await page.getByRole("link", { name: `At work ${locale}`, exact: true }).waitFor({ state: "detached" });
  },
);

test("[A2] details change where they stand; addresses are added, and one that is somebody else's says whose", async () => {
  const id = await customerWith("details@example.com", "Anna Detail", ["Hello"]);
  const other = await customerWith("taken@example.com", "Other Person", ["Hi"]);
  const person = await openDesk(
    desk,
    { email: lead.email, path: `/customers/${id}` },
    { expected: [/^409: POST .*handles/] },
  );
  const { page, t } = person;
  const at = customerPage(person);
  await at.change("company", "Still Water Ltd");
  await page.reload();
  await at.detail("company").filter({ hasText: "Still Water Ltd" }).waitFor();
  await at.detail("company").click();
  await page.getByRole("textbox", { name: t("desk-customer.details.company") }).fill("Something else");
  await page.keyboard.press("Escape");
  await at.detail("company").filter({ hasText: "Still Water Ltd" }).waitFor();

  const add = async (address: string) => {
    await at.handles.getByRole("textbox", { name: t("desk-customer.handles.address") }).fill(address);
    await at.handles.getByRole("button", { name: t("desk-forms.add") }).click();
  };
  await at.handles.getByRole("button", { name: t("desk-customer.handles.add") }).click();
  await add("taken@example.com");
  await at.handles.getByRole("link", { name: `#${other}` }).waitFor();
  await add("anna.second@example.com");
  await at.handles.getByText("anna.second@example.com").waitFor();
  await at.handles
    .getByRole("button", { name: t("desk-customer.handles.remove", { address: "anna.second@example.com" }) })
    .click();
  await at.dialog.getByRole("button", { name: t("desk-forms.remove") }).click();
  await at.handles.getByText("anna.second@example.com").waitFor({ state: "detached" });
});

test("[A3] a blocked customer's mail is refused, kept, and taken in once they are heard again", async () => {
  const id = await customerWith("loud@example.com", "Loud Person", ["Buy this"]);
  const person = await openDesk(desk, { email: lead.email, path: `/customers/${id}` });
  const { page, t } = person;
  const at = customerPage(person);
  await at.act("block.open").click();
  await at.dialog.getByRole("button", { name: t("desk-customer.block.open") }).click();
  await at.act("block.undo").waitFor();
  await desk.receive({ from: "Loud Person <loud@example.com>", subject: "Buy more", text: "Now." });
  await page.goto("/desk/intake?state=refused");
  const refused = page.getByRole("row").filter({ hasText: t("intake.reasons.blocked") });
  await refused.waitFor();
  await page.goto(`/desk/customers/${id}`);
  await at.act("block.undo").click();
  await at.act("block.open").waitFor();
  await page.goto("/desk/intake?state=refused");
  await refused.getByRole("button", { name: t("desk-intake.retry") }).click();
  await refused.waitFor({ state: "detached" });
  await page.goto(`/desk/customers/${id}`);
  await page.getByRole("link", { name: "Buy more", exact: true }).waitFor();
});

test.each(["en", "zh-CN"] as const)("[A2] customers are found by any address, and added (%s)", async (locale) => {
  await customerWith(`findme-${locale}@example.com`, `Findable ${locale}`, ["Hello"]);
  const person = await openDesk(desk, { email: lead.email, locale, path: "/customers" });
  const { page, t } = person;
  const box = page.getByRole("textbox", { name: t("desk-customers.find") });
  await box.fill(`findme-${locale}`);
  await eventually(() => page.getByRole("row").count()).toBe(2);
  await page.getByRole("link", { name: `Findable ${locale}` }).waitFor();
  await box.fill("nobody at all");
  await page.getByText(t("desk-customers.notFound", { q: "nobody at all" })).waitFor();
  await expectAccessible(page);

  await page.getByRole("button", { name: t("desk-customers.new") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("desk-customers.name")).fill(`New ${locale}`);
  await dialog.getByLabel(t("desk-customers.email")).fill(`new-${locale}@example.com`);
  await dialog.getByRole("button", { name: t("desk-customers.create") }).click();
  await customerPage(person).heading(`New ${locale}`).waitFor();
});
