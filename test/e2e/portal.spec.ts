import { sql } from "kysely";
import { expect, test } from "vitest";
import { actorOfStaff } from "../../src/server/modules/accounts/index.ts";
import { assignCase, updateCase } from "../../src/server/modules/cases/index.ts";
import { sendReply } from "../../src/server/modules/conversations/sending/send-reply.ts";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { eventually } from "./pages/desk.ts";
import { openPortal, type Visitor } from "./pages/portal.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const owner = await buildStaff(ctx, { name: "林晓雯" });

const visits = [
  { locale: "zh-CN", width: 360, colorScheme: "light", javaScriptEnabled: true },
  { locale: "en", width: 360, colorScheme: "dark", javaScriptEnabled: true },
  { locale: "zh-CN", width: 1280, colorScheme: "dark", javaScriptEnabled: true },
  { locale: "en", width: 1280, colorScheme: "light", javaScriptEnabled: true },
  { locale: "zh-CN", width: 360, colorScheme: "dark", javaScriptEnabled: false },
  { locale: "en", width: 1280, colorScheme: "light", javaScriptEnabled: false },
] as const;
type Visit = (typeof visits)[number];

const visit = ({ width, locale, ...look }: Visit, expected: RegExp[] = []) =>
  openPortal(desk, locale, { ...look, viewport: { width, height: 800 }, expected });

/** The page as it stands is accessible and fits; axe is a script, so it cannot look where scripts are off. */
async function expectSound({ page }: Visitor, { javaScriptEnabled }: Visit): Promise<void> {
  if (!javaScriptEnabled) return;
  await expectAccessible(page);
  expect(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
}

/** The customer's page, as the mail we sent them says it. */
async function linkMailedTo(address: string): Promise<string> {
  const mails = () =>
    ctx.db
      .selectFrom("messages")
      .select(["text", "caseId"])
      .where("kind", "=", "acknowledgement")
      .where(sql<string>`recipients::text`, "like", `%${address}%`)
      .executeTakeFirst();
  await eventually(mails).toBeTruthy();
  return /https?:\/\/\S+\/c\/[\w.-]+/.exec((await mails())!.text)![0];
}

/** A try after a failure writes as somebody else: the one before is answered already. */
let visitors = 0;

async function firstAnswerOf(caseId: number): Promise<string> {
  const { state } = await ctx.db
    .selectFrom("promises")
    .select("state")
    .where("caseId", "=", caseId)
    .where("kind", "=", "first_response")
    .executeTakeFirstOrThrow();
  return state;
}

async function categoryOf(caseId: number): Promise<string> {
  const { category } = await ctx.db
    .selectFrom("cases")
    .select("category")
    .where("id", "=", caseId)
    .executeTakeFirstOrThrow();
  return category;
}

test.each(visits)(
  "[A6] [B5] a customer writes, follows their promise, answers and reopens: $locale, $width px, scripts $javaScriptEnabled",
  async (look) => {
    const me = await visit(look);
    const { page, t } = me;
    const who = `${look.locale}.${look.width}.${look.javaScriptEnabled ? "scripts" : "plain"}`.toLowerCase();
    const once = `${who}.${++visitors}`;
    const email = `wang.${once}@example.com`;
    const text = `It was to come on Monday. 周一就该到了。 ${once}`;
    await page.goto("/");
    await expectSound(me, look);
    await me.write({ name: "王芳", email, subject: "包裹 parcel", text });
    await me.send.click();
    await page.waitForURL(/\/received\//);
    await page.getByText(t("portal.receipt.lead", { address: email })).waitFor();
    await me.message(text).waitFor();
    await me.promise("first_response").waitFor();
    await expectSound(me, look);

    await page.goto(await linkMailedTo(email));
    await me.status("new").waitFor();
    await me.message(text).waitFor();
    await me.promise("first_response").getByText(t("portal.promises.level.plenty")).waitFor();
    await expectSound(me, look);

    const found = await ctx.db.selectFrom("messages").select("caseId").where("text", "=", text).executeTakeFirst();
    const { caseId } = found!;
    await assignCase(ctx, { caseId, ownerId: owner.id, reason: "by_hand" });
    const asOwner = ctx.as((await actorOfStaff(ctx, owner.id))!);
    await sendReply(asOwner, caseId, { text: "On Friday before noon.", thenCategory: "solved" });
    await eventually(() => categoryOf(caseId)).toBe("solved");
    await eventually(() => firstAnswerOf(caseId)).toBe("kept");
    await page.reload();
    await me.message("On Friday before noon.").waitFor();
    await me.status("solved").waitFor();
    await page.getByText(t("portal.case.handledBy", { name: "林晓雯" })).waitFor();
    await me.promise("first_response").getByText(t("portal.promises.level.kept"), { exact: true }).waitFor();
    await expectSound(me, look);

    await me
      .promise("first_response")
      .getByRole("button", { name: t("portal.promises.dispute") })
      .click();
    await me.promise("first_response").getByText(t("portal.promises.disputed")).waitFor();

    await me.replyText.fill("It did not come. 还是没到。");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "门口.txt", mimeType: "text/plain", buffer: Buffer.from("nothing there") });
    await me.sendReply.click();
    await me.message("It did not come.").getByRole("link", { name: "门口.txt" }).waitFor();
    await me.status("open").waitFor();
    await me.promise("next_response").waitFor();
  },
);

test.each(visits)("a fault costs no words: $locale, $width px, scripts $javaScriptEnabled", async (look) => {
  const me = await visit(look, [/^422: POST/]);
  await me.page.goto("/");
  // Passes the browser's own check and not ours.
  await me.write({ name: "王芳", email: `${"w".repeat(65)}@example.com`, subject: "包裹", text: "这些字不能丢。" });
  await me.send.click();
  await me.page.getByRole("alert").waitFor();
  expect(await me.field("text").inputValue()).toBe("这些字不能丢。");
  expect(await me.field("name").inputValue()).toBe("王芳");
  expect(await me.field("email").getAttribute("aria-invalid")).toBe("true");
  await expectSound(me, look);
});

test("the page of a case shows what is new by itself, and by a button while something is typed", async () => {
  const me = await openPortal(desk, "en");
  await me.page.clock.install();
  await me.page.goto("/");
  await me.write({ name: "Li", email: "li.live@example.com", subject: "Live", text: "Anybody there?" });
  await me.send.click();
  const link = await linkMailedTo("li.live@example.com");
  await me.page.goto(link);
  await me.message("Anybody there?").waitFor();
  const { caseId } = (await ctx.db
    .selectFrom("messages")
    .select("caseId")
    .where("text", "=", "Anybody there?")
    .executeTakeFirst())!;
  await updateCase(ctx, { caseId, subject: "Alive" });
  await me.page.clock.runFor(16_000);
  await me.page.getByRole("heading", { name: "Alive" }).waitFor();
  await me.replyText.fill("I was just typing");
  await updateCase(ctx, { caseId, subject: "Alive again" });
  await me.page.clock.runFor(16_000);
  await me.page.getByRole("button", { name: me.t("portal.case.news") }).waitFor();
  expect(await me.replyText.inputValue()).toBe("I was just typing");
  await me.page.getByRole("button", { name: me.t("portal.case.news") }).click();
  await me.page.getByRole("heading", { name: "Alive again" }).waitFor();
  expect(await me.replyText.inputValue()).toBe("I was just typing");
});

test.each(["zh-CN", "en"] as const)("a link that is not ours leads on, and says nothing else (%s)", async (locale) => {
  const me = await openPortal(desk, locale, { expected: [/^404: GET/] });
  await me.page.goto("/c/1.AAAAAAAAAAAAAAAAAAAA");
  await me.page.getByRole("heading", { name: me.t("portal.gone.title") }).waitFor();
  await expectAccessible(me.page);
  await me.page.getByRole("link", { name: me.t("portal.gone.write") }).click();
  await me.field("text").waitFor();
});
