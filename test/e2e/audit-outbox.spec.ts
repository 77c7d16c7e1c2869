import { expect, test, vi } from "vitest";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { expectGoodLooks, looks } from "./pages/looks.ts";
import { settingsPage } from "./pages/settings-page.ts";

const desk = await startLiveDesk();
const admin = await buildStaff(desk.ctx, { name: "Admin Zhao", roles: ["admin"] });
await buildTeam(desk.ctx, { routing: "pull", memberIds: [admin.id] });
await desk.receive({
  from: "Wang Fang <wang@example.com>",
  subject: "Where is it?",
  text: "It was to come on Monday.",
});
const { id: caseId } = await vi.waitFor(() => desk.ctx.db.selectFrom("cases").select("id").executeTakeFirstOrThrow(), {
  timeout: 20_000,
});

const paths = [
  "/customers",
  "/customers/1",
  "/outbox?state=sent",
  "/intake?state=done",
  "/doctor",
  "/audit",
  // Far from the other tab of the page: one page after another has to be another.
  "/customers/1?tab=promises",
];

test.each(looks)("[L1] watching pages are accessible and fit: $locale, $width px, $colorScheme", async (look) => {
  await expectGoodLooks(desk, { email: admin.email, look, paths });
});

test.each(["en", "zh-CN"] as const)(
  "[L2] the audit log is searched, kept in the address, and exported (%s)",
  async (locale) => {
    const person = await openDesk(desk, { email: admin.email, locale, path: "/customers/1" });
    const { page, t } = person;
    const at = settingsPage(person);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.goto("/desk/audit");
    await at.choose("desk-audit.what", t("desk-audit.action.customers_read"));
    const rows = page.getByRole("row");
    await eventually(async () =>
      (await rows.allTextContents()).slice(1).every((text) => text.includes("customers.read")),
    ).toBe(true);
    await page.reload();
    await at.row("customers.read").first().waitFor();
    expect(await at.row("accounts.signed_in").count()).toBe(0);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: t("desk-audit.export") }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("audit.csv");
    await page.getByRole("button", { name: t("desk-audit.clear"), exact: true }).click();
    await at.row("accounts.signed_in").first().waitFor();
  },
);

test.each(["en", "zh-CN"] as const)(
  "[A6] a mail that no server takes waits in the outbox with its error, is tried again by hand, and goes (%s)",
  async (locale) => {
    desk.outside.behave("later");
    const person = await openDesk(desk, { email: admin.email, locale, path: "/outbox" });
    const { page, t } = person;
    const text = `Soon, ${locale}`;
    const before = desk.outside.taken.length;
    await page.request.post(`/api/v1/cases/${caseId}/reply`, { data: { text } });
    const row = page.getByRole("row").filter({ hasText: "wang@example.com" }).first();
    await row.getByText(/4\.3\.0 try again later/).waitFor({ timeout: 40_000 });
    desk.outside.behave("take");
    await row.getByRole("button", { name: t("desk-message.retry") }).click();
    await row.waitFor({ state: "detached", timeout: 40_000 });
    await eventually(() => desk.outside.taken.length).toBeGreaterThan(before);
    await page.getByRole("tab", { name: t("desk-outbox.tab.sent"), exact: true }).click();
    await page
      .getByRole("row")
      .filter({ hasText: t("desk-message.delivery.sent") })
      .first()
      .waitFor();
  },
);

test.each(["en", "zh-CN"] as const)(
  "[A6] what came in stands in the intake, byte for byte, and leads to its case (%s)",
  async (locale) => {
    const { page, t } = await openDesk(desk, { email: admin.email, locale, path: "/intake?state=done" });
    const row = page.getByRole("row").filter({ hasText: `#${caseId}` });
    await row.getByRole("button", { name: t("desk-intake.raw") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/Subject: Where is it\?/).waitFor();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await row.getByRole("link", { name: `#${caseId}` }).click();
    await page.getByRole("heading", { level: 1, name: /Where is it/ }).waitFor();
  },
);

test.each(["en", "zh-CN"] as const)(
  "the channel doctor shows each account, and its figures open their lists (%s)",
  async (locale) => {
    const { page, t } = await openDesk(desk, { email: admin.email, locale, path: "/doctor" });
    await page.getByText("support@shop.test").waitFor();
    await page.getByText(t("desk-doctor.part.database.name")).waitFor();
    await page.getByRole("button", { name: t("desk-doctor.test.run") }).click();
    await page.getByText(new RegExp(t("desk-doctor.test.sent", { time: "\\d\\d:\\d\\d" }))).waitFor();
    await page.getByRole("link", { name: new RegExp(t("desk-doctor.intakeFailed")) }).click();
    await page.getByText(t("desk-intake.none.failed")).waitFor();
  },
);
