import { expect, test } from "vitest";
import { asHelp } from "../../src/server/modules/help/open-help.ts";
import { flushSearches } from "../../src/server/modules/help/searches/count-searches.ts";
import { createArticle, publishDraft } from "../../src/server/modules/knowledge/index.ts";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { expectGoodLooks, looks } from "./pages/looks.ts";
import { openPortal } from "./pages/portal.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const editor = await buildStaff(ctx, { name: "林晓雯", roles: ["leader"] });
const person = { viewport: { width: 360, height: 740 }, userAgent: "Mozilla/5.0 (iPhone) Safari/605" };

test("[D1] [D5] an editor sees a search without result, writes the article, and the next search finds it", async () => {
  const title = "Kettle humming";
  const me = await openPortal(desk, "en", person);
  const ask = async () => {
    await me.page.goto("/help?lang=en");
    await me.page.getByRole("searchbox", { name: me.t("help.ask") }).fill("kettle hums zzyzx");
    await me.page.getByRole("button", { name: me.t("help.search"), exact: true }).click();
  };
  await ask();
  await me.page.getByRole("heading", { name: me.t("help.noAnswer", { query: "kettle hums zzyzx" }) }).waitFor();
  await flushSearches(asHelp(ctx));

  const { page, t } = await openDesk(desk, { email: editor.email, path: "/reports/knowledge?tab=searches" });
  const row = page.getByRole("row").filter({ hasText: "kettle hums zzyzx" });
  await row.getByRole("button", { name: t("desk-help.searches.write"), exact: true }).click();
  const name = page.getByRole("textbox", { name: t("desk-knowledge.fields.title"), exact: true });
  await eventually(() => name.inputValue()).toBe("kettle hums zzyzx");
  await name.fill(title);
  const body = page.getByRole("textbox", { name: t("desk-knowledge.fields.body"), exact: true });
  await body.click();
  await page.keyboard.type("A kettle that hums is full of lime. Descale it.");
  await page.getByText(t("desk-knowledge.saving.saved"), { exact: true }).waitFor();
  await page.getByRole("button", { name: t("desk-knowledge.act.publish"), exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("desk-knowledge.act.publish"), exact: true })
    .click();
  await page.locator("article").getByText("full of lime").waitFor();

  await ask();
  await me.page.locator(".hits").getByRole("link", { name: title }).click();
  await me.page.getByRole("heading", { level: 1, name: title }).waitFor();
  await flushSearches(asHelp(ctx));
  await me.page.getByRole("button", { name: me.t("help.helped.yes"), exact: true }).click();
  await me.page.getByRole("status").getByText(me.t("help.helped.thanks")).waitFor();
  await page.goto("/desk/reports/knowledge?tab=searches");
  await page.getByText(t("desk-help.searches.none")).waitFor();
  await expectAccessible(page);
});

test("[D1] synonyms are tried before they are kept", async () => {
  const words = { title: "Samovar care", summary: "", body: "A samovar is wiped with a dry cloth." };
  const articleId = await createArticle(ctx, { locale: "en", words });
  await publishDraft(ctx, { articleId, locale: "en" });
  const { page, t } = await openDesk(desk, { email: editor.email, path: "/settings/synonyms?word=teaurn" });
  const dialog = page.getByRole("dialog");
  const group = dialog.getByRole("combobox", { name: t("desk-synonyms.words") });
  await group.fill("samovar");
  await group.press("Enter");
  await dialog.getByRole("searchbox", { name: t("desk-synonyms.try") }).fill("teaurn");
  await dialog.getByRole("searchbox", { name: t("desk-synonyms.try") }).press("Enter");
  await dialog
    .getByRole("region", { name: t("desk-synonyms.before") })
    .getByText(t("desk-synonyms.nothing"))
    .waitFor();
  await dialog
    .getByRole("region", { name: t("desk-synonyms.after") })
    .getByText("Samovar care")
    .waitFor();
  await dialog.getByRole("button", { name: t("desk-synonyms.save") }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("listitem").filter({ hasText: "teaurn" }).getByText("samovar", { exact: true }).waitFor();
  const found = await page.request.get("/api/v1/knowledge/search?q=teaurn");
  expect((await found.json()).items).toMatchObject([{ title: "Samovar care" }]);
});

test("[D5] the report of self-service shows its figures, what is behind them, and takes costs", async () => {
  const { page, t } = await openDesk(desk, { email: editor.email, path: "/reports/self-service" });
  await page.getByRole("button", { name: t("desk-self-service.costs.open"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("desk-self-service.costs.answer")).fill("5");
  await dialog.getByRole("button", { name: t("desk-self-service.costs.save"), exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await ctx.db
    .updateTable("helpSearches")
    .set({ outcome: "confirmed", visit: null })
    .where("helped", "=", true)
    .execute();
  await page.reload();
  const helped = t("desk-self-service.ends.helpSaid");
  await page.getByRole("button", { name: t("desk-self-service.openEnd", { end: helped, count: 1 }) }).click();
  await page.getByText("kettle hums zzyzx").waitFor();
  await page.getByRole("link", { name: t("desk-self-service.openArticle") }).waitFor();
  await expectAccessible(page);
});

test.each(looks)(
  "[L1] the pages of honest numbers are accessible and fit: $locale, $width px, $colorScheme",
  async (look) => {
    const paths = ["/reports/self-service", "/reports/knowledge?tab=searches"];
    await expectGoodLooks(desk, { email: editor.email, look, paths });
    await expectGoodLooks(desk, { email: editor.email, look, paths: ["/settings/synonyms"] });
  },
);
