import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { createArticle } from "./articles/create-article.ts";
import { publishDraft } from "./articles/publish.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const publisher = await desk.as("supervisor");
const base = "/api/v1/knowledge/articles";

async function publish(title: string, body: string) {
  const id = await createArticle(ctx, { locale: "en", words: { title, summary: "", body } });
  await publishDraft(ctx, { articleId: id, locale: "en" });
  return id;
}
const links = async (id: number) => (await publisher.get(`${base}/${id}/links`)).body;
const idsOf = async (query: string) => {
  const answer = await publisher.get(`${base}?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items.map(({ id }: { id: number }) => id);
};

test("[D1] an article says which others link to it; archived, the links to it are broken", async () => {
  const target = await publish("Kettle care", "Descale it.");
  const longer = await publish("Kettle care advanced", "Boil twice.");
  const linking = await publish("Kitchen", "First [care](/help/kettle-care?lang=en), then cook.");
  const other = await publish("Other kitchen", "See [more](/help/kettle-care-advanced) and /helpless.");
  const whole = await publish("Third kitchen", "See https://shop.example/help/kettle-care.");
  expect((await links(target)).from.map(({ id }: { id: number }) => id)).toEqual([linking, whole]);
  expect((await links(longer)).from).toEqual([{ id: other, title: "Other kitchen", locale: "en" }]);
  expect(await idsOf("links=broken")).toEqual([]);
  await publisher.put(`${base}/${target}/editions/en/slug`, { slug: "kettle-upkeep" });
  expect((await links(target)).from).toHaveLength(2);
  await publisher.post(`${base}/${target}/archive`);
  expect((await links(linking)).broken).toEqual([{ id: target, title: "Kettle care", locale: "en" }]);
  expect((await idsOf("links=broken")).toSorted()).toEqual([linking, whole]);
  expect((await publisher.get(`${base}/999999/links`)).status).toBe(404);
  expect((await (await desk.as("nobody")).get(`${base}/${target}/links`)).status).toBe(401);
});

test("[D1] the list finds a stretch of any script in titles, texts and drafts, by an index", async () => {
  const zh = await publish("旅行水壶清洁", "每月用白醋清洁一次，换 50%_off 滤网。");
  const draft = await createArticle(ctx, {
    locale: "en",
    words: { title: "Unfinished", summary: "", body: "Gromitz" },
  });
  const q = (text: string) => idsOf(`q=${encodeURIComponent(text)}`);
  expect(await q("清洁")).toEqual([zh]);
  expect(await q("醋")).toEqual([zh]);
  expect(await q("白醋 水壶")).toEqual([zh]);
  expect(await q("50%_OFF")).toEqual([zh]);
  expect(await q("50%xoff")).toEqual([]);
  expect(await q("romit")).toEqual([draft]);
  // Its characters and pairs stand there, the stretch does not.
  expect(await q("洁用白")).toEqual([]);
  const { rows } = await desk.pool
    .query(`set enable_seqscan = off; explain select 1 from knowledge_versions
    where knowledge_grams(title || E'\\n' || body) @> knowledge_grams('清洁')`)
    .then((all) => (all as never as object[])[1] as { rows: object[] });
  expect(JSON.stringify(rows)).toContain("knowledge_versions_grams");
  await desk.pool.query("reset enable_seqscan");
});
