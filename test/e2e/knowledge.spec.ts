import { expect, test } from "vitest";
import { createArticle, publishDraft, saveDraft } from "../../src/server/modules/knowledge/index.ts";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { expectGoodLooks, looks } from "./pages/looks.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const writer = await buildStaff(ctx, { name: "林晓雯", roles: ["agent"] });
const editor = await buildStaff(ctx, { name: "Chen Yu", roles: ["leader"] });
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("[D1] an agent writes an article with a picture and asks for review; another publishes it; it is found", async () => {
  const { page, t } = await openDesk(desk, { email: writer.email, locale: "zh-CN", path: "/knowledge" });
  const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
  await button("desk-knowledge.writeFirst").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("desk-knowledge.fields.title")).fill("水壶怎么除垢");
  await dialog.getByRole("button", { name: t("desk-knowledge.new.ok") }).click();

  const body = page.getByRole("textbox", { name: t("desk-knowledge.fields.body"), exact: true });
  await body.click();
  await page.keyboard.type("放两勺柠檬酸，煮开后静置半小时。");
  const taken = page.waitForResponse((answer) => answer.url().endsWith("/files") && answer.ok());
  await page.locator('input[type="file"]').setInputFiles({ name: "水壶.png", mimeType: "image/png", buffer: png });
  await taken;
  await body.locator("img[src]").waitFor();
  await page.getByText(t("desk-knowledge.saving.saved"), { exact: true }).waitFor();
  await expectAccessible(page);
  await button("desk-knowledge.act.askReview").click();
  await page.getByText(t("desk-knowledge.inReview")).waitFor();

  const other = await openDesk(desk, { email: editor.email, path: "/knowledge?tab=reviews" });
  await other.page.getByRole("link", { name: "水壶怎么除垢" }).click();
  await other.page.getByRole("button", { name: other.t("desk-knowledge.act.publish"), exact: true }).click();
  const asked = other.page.getByRole("dialog", { name: other.t("desk-knowledge.act.publish"), exact: true });
  await asked.getByLabel(other.t("desk-knowledge.publishNote")).fill("First edition");
  await asked.getByRole("button", { name: other.t("desk-knowledge.act.publish"), exact: true }).click();
  await other.page.getByText(other.t("desk-knowledge.act.copyPublic"), { exact: true }).waitFor();
  await other.page.locator("article").getByText("放两勺柠檬酸").waitFor();
  const picture = await other.page.locator("article img").getAttribute("src");
  expect(picture).toMatch(/^\/help\/files\//);
  expect((await fetch(new URL(picture!, desk.url))).headers.get("content-type")).toBe("image/png");
  const found = await page.request.get(`/api/v1/knowledge/search?q=${encodeURIComponent("水壶除垢")}`);
  expect((await found.json()).items).toMatchObject([{ title: "水壶怎么除垢" }]);
});

test("[D1] a translation goes stale with what changed beside it; an old version is restored", async () => {
  const words = { title: "Refund times", summary: "", body: "Refunds take 3 days." };
  const articleId = await createArticle(ctx, { locale: "en", words });
  await publishDraft(ctx, { articleId, locale: "en" });
  await saveDraft(ctx, {
    articleId,
    locale: "zh-CN",
    words: { title: "退款时间", summary: "", body: "3 天。" },
    revision: 0,
  });
  await publishDraft(ctx, { articleId, locale: "zh-CN" });
  await saveDraft(ctx, { articleId, locale: "en", words: { ...words, body: "Refunds take 5 days." }, revision: 2 });
  await publishDraft(ctx, { articleId, locale: "en" });

  const { page, t } = await openDesk(desk, { email: editor.email, path: "/knowledge" });
  await page.getByRole("checkbox", { name: t("desk-knowledge.onlyStale") }).check();
  await page.getByRole("link", { name: "Refund times" }).click();
  await page.getByText("中文", { exact: true }).click();
  await page.getByRole("button", { name: t("desk-knowledge.act.edit"), exact: true }).click();
  await page.getByRole("button", { name: t("desk-knowledge.diff.show"), exact: true }).click();
  await page.locator("del", { hasText: "3" }).waitFor();
  await page.locator("ins", { hasText: "5" }).waitFor();

  await page.goto(`/desk/knowledge/${articleId}?versions=1`);
  await page.getByRole("button", { name: t("desk-knowledge.restoreOf", { number: 1 }) }).click();
  const body = page.getByRole("textbox", { name: t("desk-knowledge.fields.body"), exact: true });
  await eventually(() => body.innerText()).toContain("Refunds take 3 days.");
});

test("[D1] two people write the same draft: the later sees what the other wrote, and nothing is lost", async () => {
  const words = { title: "Cleaning", summary: "", body: "With a cloth." };
  const articleId = await createArticle(ctx, { locale: "en", words });
  const conflict = { expected: [/409/] };
  const { page, t } = await openDesk(desk, { email: editor.email, path: `/knowledge/${articleId}?edit=1` }, conflict);
  const title = page.getByRole("textbox", { name: t("desk-knowledge.fields.title"), exact: true });
  await eventually(() => title.inputValue()).toBe("Cleaning");
  await saveDraft(ctx, { articleId, locale: "en", words: { ...words, body: "With a brush." }, revision: 1 });
  await title.fill("Cleaning it");
  await page.getByRole("alert").getByText(t("desk-knowledge.conflict.show")).click();
  await page.getByText("With a brush.").waitFor();
  await page.getByRole("button", { name: t("desk-knowledge.conflict.theirs") }).click();
  const body = page.getByRole("textbox", { name: t("desk-knowledge.fields.body"), exact: true });
  await eventually(() => body.innerText()).toBe("With a brush.");
  expect(await title.inputValue()).toBe("Cleaning");
});

test.each(looks)("[L1] the knowledge base is accessible and fits: $locale, $width px, $colorScheme", async (look) => {
  const body = "## A heading\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n- one\n- two\n\n`code`";
  const articleId = await createArticle(ctx, {
    locale: "en",
    words: { title: "How it looks", summary: "Well.", body },
  });
  await publishDraft(ctx, { articleId, locale: "en" });
  const one = `/knowledge/${articleId}`;
  const pairs = [
    ["/knowledge", `${one}?edit=1`],
    ["/knowledge?tab=categories", `${one}?versions=1`],
    ["/knowledge?tab=import", `${one}?locale=zh-CN&edit=1`],
  ];
  // Two at a time: tabs of one page share their heading, by which the next page is known.
  for (const paths of pairs) await expectGoodLooks(desk, { email: editor.email, look, paths });
});

test.each([
  { locale: "en", width: 1440, colorScheme: "light" },
  { locale: "zh-CN", width: 360, colorScheme: "dark" },
] as const)(
  "[D1] a callout and a link to another article are written and read: $locale, $width px",
  async ({ locale, width, colorScheme }) => {
    const title = `Target ${locale}`;
    const target = await createArticle(ctx, { locale: "en", words: { title, summary: "", body: "Here." } });
    await publishDraft(ctx, { articleId: target, locale: "en" });
    const words = { title: `Linking ${locale}`, summary: "", body: "> [!WARNING]\n> Hot steam.\n\nSee" };
    const articleId = await createArticle(ctx, { locale: "en", words });
    const { page, t } = await openDesk(
      desk,
      { email: editor.email, locale, path: `/knowledge/${articleId}?edit=1` },
      { viewport: { width, height: 900 }, colorScheme },
    );
    const body = page.getByRole("textbox", { name: t("desk-knowledge.fields.body"), exact: true });
    await body.locator(".callout").getByText("Hot steam.").waitFor();
    await body.getByText("See", { exact: true }).click();
    await page.keyboard.press("End");
    await page.keyboard.type(" ");
    await page.getByRole("button", { name: t("desk-knowledge.tool.link"), exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: t("desk-knowledge.linkArticle") }).fill(title);
    await page.locator(".ant-select-item-option", { hasText: title }).click();
    await dialog.getByRole("button", { name: t("desk-forms.save"), exact: true }).click();
    await body.getByRole("link", { name: title }).waitFor();
    await page.getByText(t("desk-knowledge.saving.saved"), { exact: true }).waitFor();
    await expectAccessible(page);
    await publishDraft(ctx, { articleId, locale: "en" });
    await page.goto(`/desk/knowledge/${target}`);
    await page.getByRole("heading", { name: t("desk-knowledge.linkedFrom") }).waitFor();
    await page.getByRole("link", { name: words.title }).click();
    await page.locator('article [data-kind="warning"]').getByText("Hot steam.").waitFor();
    await page.locator("article").getByRole("link", { name: title }).waitFor();
    expect(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
  },
);
