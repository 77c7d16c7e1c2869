import { expect, test } from "vitest";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { casePage } from "./pages/case-page.ts";
import { eventually, openDesk } from "./pages/desk.ts";

const desk = await startLiveDesk();
const lin = await buildStaff(desk.ctx, { name: "林晓雯", roles: ["supervisor"] });
await buildTeam(desk.ctx, { routing: "pull", memberIds: [lin.id] });

async function caseOf(subject: string, text: string): Promise<number> {
  await desk.receive({ from: "Wang Fang <wang@example.com>", subject, text });
  const find = () => desk.ctx.db.selectFrom("cases").select("id").where("subject", "=", subject).executeTakeFirst();
  await eventually(find).toBeTruthy();
  return (await find())!.id;
}

test("two cases of one customer become one, and its messages can be taken apart again", async () => {
  const one = await caseOf("Parcel late", "My parcel is late.");
  const two = await caseOf("Still no parcel", "Again: no parcel.");
  const person = await openDesk(desk, { email: lin.email, path: `/cases/${one}` });
  const screen = casePage(person);
  const { page, t } = person;

  await screen.more("desk-case.merge.open");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: t("desk-case.merge.search") }).fill(`#${two}`);
  await dialog.getByRole("radio", { name: /Still no parcel/ }).check();
  await dialog.getByRole("button", { name: t("desk-case.merge.submitOf", { other: two, id: one }) }).click();
  await screen.message("Again: no parcel.").waitFor();
  await page.goto(`/desk/cases/${two}`);
  await page.getByRole("link", { name: t("desk-case.openMerged", { id: one }) }).click();

  await screen.message("Again: no parcel.").waitFor();
  await screen.more("desk-case.split.open");
  await screen.message("Again: no parcel.").getByRole("checkbox").check();
  const bar = page.getByRole("region", { name: t("desk-case.split.open") });
  await bar.getByRole("textbox").fill("A matter of its own");
  await bar.getByRole("button", { name: t("desk-case.split.submit") }).click();
  await page.getByRole("heading", { level: 1, name: /A matter of its own/ }).waitFor();
  await screen.message("Again: no parcel.").waitFor();
  expect(await screen.message("My parcel is late.").count()).toBe(0);
});

test("a case is put aside until tomorrow and brought back", async () => {
  const id = await caseOf("Not today", "Please look tomorrow.");
  const { page, t } = await openDesk(desk, { email: lin.email, path: `/cases/${id}` });
  await page.getByRole("button", { name: t("desk-case.snooze.title") }).click();
  await page.getByRole("menuitem", { name: new RegExp(t("desk-case.snooze.tomorrow")) }).click();
  const aside = page.getByRole("button", { name: new RegExp(t("desk-case.snooze.until", { time: "" }).trim()) });
  await aside.click();
  await page.getByRole("menuitem", { name: t("desk-case.snooze.wake") }).click();
  await page.getByRole("button", { name: t("desk-case.snooze.title"), exact: true }).waitFor();
});

test("[B4] a promise that a person makes has a ring that tells who, until when, and why", async () => {
  const id = await caseOf("Call me back", "Please call me.");
  const { page, t } = await openDesk(desk, { email: lin.email, path: `/cases/${id}` });
  await page.getByRole("button", { name: t("desk-side.makePromise") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("desk-side.words")).fill("We call before noon");
  await dialog.getByLabel(t("desk-side.due")).fill("2099-03-02 12:00");
  await dialog.getByLabel(t("desk-side.due")).press("Enter");
  await dialog.getByRole("button", { name: t("desk-side.make") }).click();
  const line = page.getByRole("listitem").filter({ hasText: "We call before noon" });
  await line.getByRole("button", { name: new RegExp(t("desk-promise.kind.callback")) }).click();
  const card = page.getByRole("tooltip").filter({ hasText: t("desk-promise.why") });
  await card.getByText(t("desk-promise.fixed")).waitFor();
  expect(await card.textContent()).toMatch(/Mar 2, 2099.*12:00:00 \(GMT\+8\)/);
});
