import { expect, test } from "vitest";
import { casePageUrl } from "../../src/server/modules/cases/index.ts";
import { keepByHand } from "../../src/server/modules/promises/index.ts";
import { handKinds } from "../../src/shared/promise-kinds.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { casePage } from "./pages/case-page.ts";
import { eventually, openDesk, type Person } from "./pages/desk.ts";
import { openPortal } from "./pages/portal.ts";

const desk = await startLiveDesk();
const lin = await buildStaff(desk.ctx, { name: "林晓雯", roles: ["supervisor"] });
await buildTeam(desk.ctx, { routing: "pull", memberIds: [lin.id] });

let strangers = 0;

/** A mail of somebody nobody knew came in and is a case. */
async function caseOf(subject: string, text: string, from = `wang${++strangers}@example.com`): Promise<number> {
  await desk.receive({ from: `Wang Fang <${from}>`, subject, text });
  const find = () => desk.ctx.db.selectFrom("cases").select("id").where("subject", "=", subject).executeTakeFirst();
  await eventually(find).toBeTruthy();
  return (await find())!.id;
}

/** Makes a promise with the dialog. */
async function promise({ page, t }: Person, words: string, due: string): Promise<void> {
  await page.getByRole("button", { name: t("desk-side.makePromise") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("desk-side.words")).fill(words);
  await dialog.getByLabel(t("desk-side.due")).fill(due);
  await dialog.getByLabel(t("desk-side.due")).press("Enter");
  await dialog.getByRole("button", { name: t("desk-side.make") }).click();
  await dialog.waitFor({ state: "hidden" });
}

test("two cases of one customer become one, and its messages can be taken apart again", async () => {
  const one = await caseOf("Parcel late", "My parcel is late.", "wang@example.com");
  const two = await caseOf("Lamp flickers", "Again: no light.", "wang@example.com");
  const person = await openDesk(desk, { email: lin.email, path: `/cases/${one}` });
  const screen = casePage(person);
  const { page, t } = person;

  await screen.more("desk-case.merge.open");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: t("desk-case.merge.search") }).fill(`#${two}`);
  await dialog.getByRole("radio", { name: /Lamp flickers/ }).check();
  await dialog.getByRole("button", { name: t("desk-case.merge.submitOf", { other: two, id: one }) }).click();
  await screen.message("Again: no light.").waitFor();
  await page.goto(`/desk/cases/${two}`);
  await page.getByRole("link", { name: t("desk-case.openMerged", { id: one }) }).click();

  await screen.message("Again: no light.").waitFor();
  await screen.more("desk-case.split.open");
  await screen.message("Again: no light.").getByRole("checkbox").check();
  const bar = page.getByRole("region", { name: t("desk-case.split.open") });
  await bar.getByRole("textbox").fill("A matter of its own");
  await bar.getByRole("button", { name: t("desk-case.split.submit") }).click();
  await page.getByRole("heading", { level: 1, name: /A matter of its own/ }).waitFor();
  await screen.message("Again: no light.").waitFor();
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
  await promise({ page, t }, "We call before noon", "2099-03-02 12:00");
  const line = page.getByRole("listitem").filter({ hasText: "We call before noon" });
  await line.getByRole("button", { name: new RegExp(t("desk-promise.kind.callback")) }).click();
  const card = page.getByRole("tooltip").filter({ hasText: t("desk-promise.why") });
  await card.getByText(t("desk-promise.fixed")).waitFor();
  expect(await card.textContent()).toMatch(/Mar 2, 2099.*12:00:00 \(GMT\+8\)/);
});

test("a promise is moved with both times in sight, and the customer is sent the reason that was written", async () => {
  const id = await caseOf("Bring it later", "When will you come?", "mover@example.com");
  const person = await openDesk(desk, { email: lin.email, path: `/cases/${id}` });
  const { page, t } = person;
  await promise(person, "We come on Monday", "2099-03-02 12:00");
  const line = page.getByRole("listitem").filter({ hasText: "We come on Monday" });
  await line.getByRole("button", { name: t("desk-side.move"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  const due = dialog.getByRole("textbox", { name: t("desk-side.moveTo") });
  await due.fill("2099-03-04 09:30");
  await due.press("Enter");
  const times = dialog.getByRole("definition");
  expect(await times.allTextContents()).toEqual([
    expect.stringMatching(/Mar 2, 2099.*12:00/),
    expect.stringMatching(/Mar 4, 2099.*09:30/),
  ]);
  await dialog.getByText(t("desk-side.moveTold", { to: "mover@example.com" })).waitFor();
  await dialog.getByLabel(t("desk-side.moveReason")).fill("The fitter is ill.");
  await dialog.getByRole("button", { name: t("desk-side.moveSubmit") }).click();
  await line.getByText(t("desk-promise.moved", { count: 1 })).waitFor();
  await casePage(person).message("The fitter is ill.").waitFor();
});

test("[B4] a promise made by hand is kept with what shows it, and the customer reads that and can deny it", async () => {
  const id = await caseOf("Ring me up", "Please ring me up.");
  const person = await openDesk(desk, { email: lin.email, path: `/cases/${id}` });
  const { page, t } = person;
  await promise(person, "We ring you up", "2099-03-02 12:00");
  const lines = page.getByRole("listitem");
  const line = lines.filter({ hasText: "We ring you up" });
  const keep = page.getByRole("button", { name: t("desk-side.keep"), exact: true });
  // The answer that the policy promised has no such button.
  await lines.getByText(t("desk-promise.kind.first_response"), { exact: true }).waitFor();
  expect(await keep.count()).toBe(1);
  await keep.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(t("desk-side.keepRead")).waitFor();
  await dialog.getByRole("button", { name: t("desk-side.keepSubmit") }).click();
  await dialog.getByText(t("desk-pickers.missing")).waitFor();
  const words = dialog.getByLabel(t("desk-side.keepEvidence"));
  await words.fill("Rang at 14:05, spoke with Ms Wang");
  await words.press("ControlOrMeta+Enter");
  await dialog.waitFor({ state: "hidden" });
  await page.getByText(t("desk-side.settled", { count: 1 })).click();
  await line.getByText(t("desk-promise.level.kept"), { exact: true }).waitFor();
  expect(await keep.count()).toBe(0);
  await line.getByRole("button", { name: new RegExp(t("desk-promise.kind.callback")) }).click();
  await page.getByRole("tooltip").getByText("Rang at 14:05, spoke with Ms Wang").waitFor();

  const me = await openPortal(desk, "en");
  await me.page.goto(new URL(casePageUrl(desk.ctx, id)).pathname);
  const kept = me.page.locator("#promises").getByRole("listitem").filter({ hasText: "We ring you up" });
  await kept.getByText(me.t("portal.promises.level.kept"), { exact: true }).waitFor();
  await kept.getByText(me.t("portal.promises.evidence", { words: "Rang at 14:05, spoke with Ms Wang" })).waitFor();
  await kept.getByRole("button", { name: me.t("portal.promises.dispute") }).click();
  await kept.getByText(me.t("portal.promises.disputed")).waitFor();
});

test("the words that show a promise kept stay in the dialog when somebody else has settled it meanwhile", async () => {
  const id = await caseOf("Two at once", "Please ring me.");
  const who = { email: lin.email, locale: "zh-CN", path: `/cases/${id}` } as const;
  const person = await openDesk(desk, who, { expected: [/409/] });
  const { page, t } = person;
  await promise(person, "We ring at five", "2099-03-02 12:00");
  await page.getByRole("button", { name: t("desk-side.keep"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  const words = dialog.getByLabel(t("desk-side.keepEvidence"));
  await words.fill("五点打过了");
  const { id: promiseId } = await desk.ctx.db
    .selectFrom("promises")
    .select("id")
    .where("words", "=", "We ring at five")
    .executeTakeFirstOrThrow();
  await keepByHand(desk.ctx, { id: promiseId, evidence: "Somebody else rang" });
  await words.press("Enter");
  await dialog.getByRole("alert").getByText(t("errors.promises.settled")).waitFor();
  expect(await words.inputValue()).toBe("五点打过了");
});

test("whoever promises by hand chooses among the kinds that people can keep", async () => {
  const id = await caseOf("What will you do", "Please promise.");
  const { page, t } = await openDesk(desk, { email: lin.email, path: `/cases/${id}` });
  await page.getByRole("button", { name: t("desk-side.makePromise") }).click();
  await page.getByRole("dialog").getByLabel(t("desk-side.kind")).click();
  const options = page.locator(".ant-select-item-option");
  await options.first().waitFor();
  expect(await options.allTextContents()).toEqual(handKinds.map((kind) => t(`desk-promise.kind.${kind}`)));
});

test("a promise that the customer lets go of is settled with what they said", async () => {
  const id = await caseOf("Never mind", "I found it.");
  const person = await openDesk(desk, { email: lin.email, locale: "zh-CN", path: `/cases/${id}` });
  const { page, t } = person;
  await promise(person, "We look for it", "2099-03-02 12:00");
  const line = page.getByRole("listitem").filter({ hasText: "We look for it" });
  await line.getByRole("button", { name: t("desk-side.waive"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("desk-side.waiveReason")).fill("Found it.");
  await dialog.getByRole("button", { name: t("desk-side.waiveSubmit") }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText(t("desk-side.settled", { count: 1 })).click();
  await line.getByText(new RegExp(t("desk-promise.level.released"))).waitFor();
});
