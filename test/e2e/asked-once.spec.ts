import { expect, test } from "vitest";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { closeSolved } from "../../src/server/modules/cases/close-solved.ts";
import { casePageUrl, updateCase } from "../../src/server/modules/cases/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { expectAccessible, openPage } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { wordsIn } from "../support/words.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { openPortal } from "./pages/portal.ts";
import { chatOn, startShop } from "./pages/shop.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const lin = await buildStaff(ctx, { name: "Lin Xiaowen" });
const teamId = await buildTeam(ctx, { routing: "pull", memberIds: [lin.id] });
let snippet = "";
const shop = await startShop(desk, () => snippet);
const account = await saveAccount(ctx, null, {
  channel: "webchat",
  name: "Chat of the shop",
  brandId: (await defaultBrand(ctx)).id,
  teamId,
  addresses: [],
  active: true,
  config: { origins: [shop.origin], offlineMail: true },
});
snippet = account.snippet!;

async function caseOf(text: string): Promise<number> {
  const find = () => ctx.db.selectFrom("messages").select("caseId").where("text", "=", text).executeTakeFirst();
  await eventually(find).toBeTruthy();
  return (await find())!.caseId;
}

/** Answered, held for solved, and closed by its rule a week later. */
async function close(id: number) {
  await updateCase(ctx, { caseId: id, category: "solved" });
  const ago = new Date(Date.now() - 30 * 86_400_000);
  await ctx.db.updateTable("cases").set({ solvedAt: ago, firstAnsweredAt: ago }).where("id", "=", id).execute();
  await closeSolved.run(ctx, {});
}

test.each(["zh-CN", "en"] as const)("[C7] a chat that is over asks once, by faces: %s", async (locale) => {
  const t = await wordsIn(locale);
  const page = await openPage({ locale, viewport: { width: 360, height: 740 } });
  await page.goto(shop.pageOf(locale, ""));
  const me = chatOn(page, t, locale);
  await me.button.click();
  const words = `Where is my teapot? ${locale}`;
  await me.write(words);
  const id = await caseOf(words);
  await close(id);
  const faces = me.chat.getByRole("group", { name: t("widget.rate"), exact: true });
  await faces.waitFor();
  await expectAccessible(page);
  await faces.getByRole("button", { name: t("widget.rate5"), exact: true }).click();
  await faces.waitFor({ state: "detached" });
  const rating = () => ctx.db.selectFrom("satisfaction").select("rating").where("caseId", "=", id).executeTakeFirst();
  await eventually(async () => (await rating())?.rating).toBe(5);
  const { category } = await ctx.db
    .selectFrom("cases")
    .select("category")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect(category).toBe("closed");
});

test.each(["zh-CN", "en"] as const)(
  "[C7] [C1] a link of the mail says that it is not solved, and whoever opens the case reads the whole story: %s",
  async (locale) => {
    const subject = `Lid ${locale}`;
    await desk.receive({
      from: `Wang <lid.${locale.toLowerCase()}@example.com>`,
      subject,
      text: "The lid is missing.",
    });
    const find = () => ctx.db.selectFrom("cases").select("id").where("subject", "=", subject).executeTakeFirst();
    await eventually(find).toBeTruthy();
    const { id } = (await find())!;
    await updateCase(ctx, { caseId: id, kind: "complaint" });
    await updateCase(ctx, { caseId: id, category: "solved" });

    const me = await openPortal(desk, locale, { viewport: { width: 360, height: 800 }, javaScriptEnabled: false });
    const link = `${new URL(casePageUrl(ctx, id)).pathname}/closing?solved=no&lang=${locale}`;
    const looked = await openPortal(desk, locale, { viewport: { width: 360, height: 800 }, colorScheme: "dark" });
    await looked.page.goto(link);
    await expectAccessible(looked.page);
    await me.page.goto(link);
    await me.page.getByRole("heading", { name: me.t("portal.closing.askNo"), exact: true }).waitFor();
    await me.field("text").fill("The lid came broken.");
    await me.page.getByRole("button", { name: me.t("portal.closing.sendNo"), exact: true }).click();
    await me.status("open").waitFor();

    const { page, t } = await openDesk(desk, { ...lin, locale, path: `/cases/${id}` });
    const brief = page.getByRole("group").filter({ hasText: t("desk-case.brief.title") });
    await brief.getByText(t("desk-brief.lastHeard"), { exact: true }).waitFor();
    await brief.getByText("The lid came broken.", { exact: false }).waitFor();
  },
);
