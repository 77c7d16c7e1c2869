import { expect, test } from "vitest";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { casePage } from "./pages/case-page.ts";
import { eventually, openDesk } from "./pages/desk.ts";

const desk = await startLiveDesk();
const lin = await buildStaff(desk.ctx, { name: "林晓雯" });
const anna = await buildStaff(desk.ctx, { name: "Anna Keller" });
await buildTeam(desk.ctx, { routing: "pull", memberIds: [lin.id, anna.id] });

let strangers = 0;

/** A customer's mail came in and is a case; gives its number. */
async function caseOf(subject: string): Promise<number> {
  await desk.receive({
    from: `Wang Fang <wang${++strangers}@example.com>`,
    subject,
    text: "It was to come on Monday. Where is it?",
  });
  const find = () => desk.ctx.db.selectFrom("cases").select("id").where("subject", "=", subject).executeTakeFirst();
  await eventually(find).toBeTruthy();
  return (await find())!.id;
}

const open = async (
  who: { email: string },
  id: number,
  more: { locale?: "zh-CN" | "en"; expected?: RegExp[] } = {},
) => {
  const person = await openDesk(
    desk,
    { ...who, locale: more.locale, path: `/cases/${id}` },
    { expected: more.expected },
  );
  const screen = casePage(person);
  await screen.messages.first().waitFor();
  return { ...person, ...screen };
};

test.each(["en", "zh-CN"] as const)(
  "[A6] an answer can be taken back for ten seconds with every word, then goes out and keeps the promise (%s)",
  async (locale) => {
    const id = await caseOf(`Parcel ${locale}`);
    const desk1 = await open(lin, id, { locale });
    await desk1.answer.fill("On Friday before noon. 周五中午前。");
    await desk1.send("waiting_customer").click();
    await desk1.message("On Friday before noon.").waitFor();
    expect(await desk1.answer.inputValue()).toBe("");
    await desk1.undo.click();
    await eventually(() => desk1.answer.inputValue()).toBe("On Friday before noon. 周五中午前。");
    await desk1.message("On Friday before noon.").waitFor({ state: "detached" });

    await desk1.answer.press("Control+Enter");
    await desk1.message("On Friday before noon.").waitFor();
    const answers = () =>
      desk.outside.taken.filter(
        ({ headers }) => headers.get("subject")?.includes(`Parcel ${locale}`) && !headers.has("auto-submitted"),
      );
    await eventually(() => answers().length).toBe(1);
    await desk1.message("On Friday before noon.").getByText(desk1.t("desk-message.delivery.sent")).waitFor();
    await desk1.stateShown("waiting_customer").waitFor();
    await desk1.openLog();
    await desk1.page
      .getByText(desk1.t("desk-case.log.event.promises_kept", { kind: desk1.t("desk-promise.kind.first_response") }))
      .waitFor();
  },
);

test("[A6] words that cannot be sent stay, and say why", async () => {
  const id = await caseOf("Server away");
  const at = await open(lin, id, { expected: [/failed: POST .*\/reply /] });
  await at.page.route("**/reply", (route) => route.abort());
  await at.answer.fill("These words must not be lost.");
  await at.send("waiting_customer").click();
  await at.page.getByText(at.t("desk-composer.notSent")).waitFor();
  expect(await at.answer.inputValue()).toBe("These words must not be lost.");
  await at.saved.waitFor();
  await at.page.reload();
  await eventually(() => at.answer.inputValue()).toBe("These words must not be lost.");
});

test("a note is unmistakable and goes to nobody outside", async () => {
  const id = await caseOf("Noted");
  const before = desk.outside.taken.length;
  const at = await open(lin, id);
  await at.writeNote("The driver had the wrong address.");
  const note = at.page.getByRole("article", { name: at.t("desk-message.label.note", { name: "林晓雯" }) });
  await note.getByText("The driver had the wrong address.").waitFor();
  expect(desk.outside.taken.slice(before).some((mail) => mail.raw.includes("wrong address"))).toBe(false);
});

test("two people at one case see each other, and the answer of one appears at the other without touching their words", async () => {
  const id = await caseOf("Two at once");
  const one = await open(lin, id);
  const two = await open(anna, id);
  await one.page.getByText(one.t("desk-case.here.viewing", { name: "Anna Keller" })).waitFor();
  await one.answer.fill("I am");
  await two.page.getByText(two.t("desk-composer.warn.typing", { name: "林晓雯" })).waitFor();
  await two.answer.fill("My own words");
  await one.answer.fill("I am first.");
  await one.send("waiting_customer").click();
  await two.message("I am first.").waitFor();
  await two.page.getByText(two.t("desk-composer.warn.answered", { name: "林晓雯" })).waitFor();
  await two.page
    .getByRole("status")
    .filter({ hasText: two.t("desk-message.arrived.out", { name: "林晓雯" }) })
    .waitFor();
  expect(await two.answer.inputValue()).toBe("My own words");
});

test("a file is attached by choosing it, and goes with the answer", async () => {
  const id = await caseOf("With a file");
  const at = await open(lin, id);
  await at.page.locator('input[type="file"]').setInputFiles({
    name: "退货单.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Return slip"),
  });
  const files = at.page.getByRole("list", { name: at.t("desk-message.attachments") });
  await files.getByRole("button", { name: at.t("desk-composer.removeFile", { name: "退货单.txt" }) }).waitFor();
  await at.answer.fill("Attached is the slip.");
  await at.send("waiting_customer").click();
  await at
    .message("Attached is the slip.")
    .getByRole("link", { name: /退货单\.txt/ })
    .waitFor();
});

test("[L1] by keyboard alone the focus has a place after sending, after a dialog and on the next page", async () => {
  const id = await caseOf("Keys only");
  const { page, t, answer, send, message } = await open(lin, id);
  const focused = page.locator(":focus");
  await page.keyboard.press("r");
  await eventually(() => answer.evaluate((box) => box === box.ownerDocument.activeElement)).toBe(true);
  await page.keyboard.type("Sent without a mouse.");
  await send("waiting_customer").focus();
  await page.keyboard.press("Enter");
  await message("Sent without a mouse.").waitFor();
  expect(await focused.getAttribute("aria-label")).toBe(t("desk-composer.replyText"));

  const more = page.getByRole("button", { name: t("desk-case.more") });
  await more.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: t("desk-case.copyLink") }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: t("desk-side.makePromise") }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await eventually(() => dialog.evaluate((box) => box.contains(box.ownerDocument.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await eventually(() => focused.textContent()).toBe(t("desk-side.makePromise"));

  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await page.getByRole("heading", { level: 1, name: t("desk-home.title") }).waitFor();
  await eventually(() => focused.getAttribute("id")).toBe("page");
});
