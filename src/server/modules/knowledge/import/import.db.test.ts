import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { exportKnowledge } from "./export-knowledge.ts";
import { importKnowledge } from "./import-knowledge.ts";
import { readMarkdownFolder } from "./read-markdown.ts";

const desk = await openTestDesk();
const [leader, agent] = [await desk.as("leader"), await desk.as("agent")];
const folder = await mkdtemp(join(tmpdir(), "keepword-knowledge-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
const bring = (format: string, content: string, more: object = {}) =>
  leader.post("/api/v1/knowledge/import", { format, locale: "en", dryRun: false, publish: true, content, ...more });
const titles = async (query: string) =>
  (await agent.get(`/api/v1/knowledge/articles?${query}`)).body.items.map(({ title }: { title: string }) => title);

const zendesk = {
  categories: [{ id: 1, name: "Help" }],
  sections: [{ id: 2, name: "Parcels", category_id: 1 }],
  articles: [
    {
      ...{ id: 10, title: "Where is it", locale: "en-us", section_id: 2, draft: false },
      body: "<h2>Track it</h2><p>See <a href='https://example.com/t'>here</a>.</p><script>alert(1)</script>",
      translations: [
        { locale: "zh-cn", title: "包裹在哪", body: "<p>查单号。</p>" },
        { locale: "fr", title: "Où", body: "<p>Là.</p>" },
      ],
    },
    { id: 11, title: "Unfinished", locale: "en-us", section_id: 2, draft: true, body: "<p>…</p>" },
  ],
};

test("[D1] a Zendesk export comes in with its languages and sections; nothing is lost silently; again, nothing changes", async () => {
  const content = JSON.stringify(zendesk);
  const trial = await bring("zendesk", content, { dryRun: true });
  expect(trial.body).toMatchObject({ added: 3, changed: 0, unchanged: 0 });
  expect(await titles("q=where")).toEqual([]);

  const { body } = await bring("zendesk", content);
  expect(body).toMatchObject({ added: 3, skipped: [{ item: "10 Où (fr)", reason: "its language is fr" }] });
  const [found] = (await agent.get("/api/v1/knowledge/articles?q=where")).body.items;
  expect(found).toMatchObject({ category: { names: { en: "Parcels" } } });
  expect(found.editions.map((one: { locale: string; state: string }) => [one.locale, one.state])).toEqual([
    ["en", "published"],
    ["zh-CN", "published"],
  ]);
  const article = (await agent.get(`/api/v1/knowledge/articles/${found.id}`)).body;
  expect(article.editions[0].published.words.body).toBe("## Track it\n\nSee [here](https://example.com/t).");
  expect(await titles("state=draft")).toEqual(["Unfinished"]);

  expect((await bring("zendesk", content)).body).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
  const newer = structuredClone(zendesk);
  newer.articles[0]!.body = "<p>Ask us.</p>";
  expect((await bring("zendesk", JSON.stringify(newer))).body).toMatchObject({ changed: 1, unchanged: 2 });
});

test("[D1] who reads an article and where it stands follow the source; what is gone there is told; two shops are kept apart", async () => {
  const rows = "id,title,body,audience,category,brands\n";
  const bringShop = (content: string, source: string) => bring("csv", `${rows}${content}`, { source });
  await bringShop("1,Stools,Three legs.,public,Seats,\n2,Benches,Long.,public,Seats,", "north");
  const [{ id }] = (await agent.get("/api/v1/knowledge/articles?q=stools")).body.items;
  const again = await bringShop("1,Stools,Three legs.,agents,Old seats,", "north");
  expect(again.body).toMatchObject({ changed: 1, gone: [{ title: "Benches" }] });
  const article = (await agent.get(`/api/v1/knowledge/articles/${id}`)).body;
  expect(article).toMatchObject({ audience: "agents", category: { names: { en: "Old seats" } } });
  // The same number in another shop is another article.
  expect((await bringShop("1,Tables,Four legs.,public,,", "south")).body).toMatchObject({ added: 1, gone: [] });
  const strange = await bringShop("9,Shelves,Wood.,public,,No Such Brand", "south");
  expect(strange.body.skipped).toEqual([
    { item: "Shelves (en)", reason: "there is no brand here for each of No Such Brand" },
  ]);
  const { name } = (await leader.get("/api/v1/brands")).body.items[0];
  expect((await bringShop(`9,Shelves,Wood.,public,,${name}`, "south")).body.added).toBe(1);
  const [shelves] = (await agent.get("/api/v1/knowledge/articles?q=shelves")).body.items;
  expect((await agent.get(`/api/v1/knowledge/articles/${shelves.id}`)).body.brandIds).toHaveLength(1);
});

test("[D1] what somebody is writing here is not written over by an import", async () => {
  await bring("csv", "id,title,body\n1,Chairs,Four legs.");
  const [{ id }] = (await agent.get("/api/v1/knowledge/articles?q=chairs")).body.items;
  const words = { title: "Chairs", summary: "", body: "My own words." };
  await agent.put(`/api/v1/knowledge/articles/${id}/editions/en/draft`, { words, revision: 2 });
  const { body } = await bring("csv", "id,title,body\n1,Chairs,Three legs.");
  expect(body.skipped).toEqual([{ item: "Chairs (en)", reason: "somebody is writing a draft of it here" }]);
});

test("[D1] Freshdesk solutions and tables come in; what cannot be read says why", async () => {
  const freshdesk = [
    {
      name: "Money",
      folders: [
        { name: "Refunds", articles: [{ id: 5, title: "Late refund", description: "<p>Wait.</p>", status: 2 }] },
      ],
    },
  ];
  expect((await bring("freshdesk", JSON.stringify(freshdesk))).body).toMatchObject({ added: 1 });
  expect((await bring("csv", "title,body,locale\nA,x,de\n,y,en")).body.skipped).toEqual([
    { item: "2: A", reason: "its language is de" },
    { item: "3: ", reason: "it has no title" },
  ]);
  for (const format of ["zendesk", "freshdesk", "csv"]) {
    expect((await bring(format, "nonsense")).body.error.code).toBe("knowledge.import_unreadable");
  }
  expect((await agent.post("/api/v1/knowledge/import", {})).status).toBe(403);
});

test("[D1] a page of an inner network is not asked for", async () => {
  for (const address of [
    "http://169.254.169.254/latest",
    "http://127.0.0.1:1/",
    "file:///etc/passwd",
    "http://[::1]/",
  ]) {
    const { status, body } = await bring("page", address);
    expect([status, body.error.code], address).toEqual([422, expect.stringMatching(/^(hosts|knowledge)\./)]);
  }
});

test("[D1] what is exported comes in again the same, pictures too; a text reads nothing outside of its folder", async () => {
  const shop = fileURLToPath(new URL("../../../demo/knowledge", import.meta.url));
  const found = await readMarkdownFolder(shop, "zh-CN");
  expect(found.skipped).toEqual([]);
  const report = await importKnowledge(desk.ctx, found, { source: "shop", dryRun: false, publish: true });
  expect(report).toMatchObject({ skipped: [], added: found.entries.length });

  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const own = join(folder, "own");
  await exportKnowledge(desk.ctx, own);
  await writeFile(join(own, "files", "box.png"), png);
  await writeFile(
    join(own, "en", "box.md"),
    "---\ntitle: The box\n---\n\n![Box](../files/box.png)\n\n![](../../../../etc/passwd)",
  );
  const again = await readMarkdownFolder(own, "en");
  expect(again.skipped).toEqual([{ item: "en/box.md: ../../../../etc/passwd", reason: "there is no such picture" }]);

  const other = await openTestDesk();
  const brought = await importKnowledge(other.ctx, again, { source: "markdown", dryRun: false, publish: true });
  expect(brought.added).toBe(again.entries.length);
  const second = join(folder, "second");
  await exportKnowledge(other.ctx, second);
  const textsOf = async (at: string) => {
    const files = await readdir(join(at, "zh-CN"));
    const texts = await Promise.all(files.map((file) => readFile(join(at, "zh-CN", file), "utf8")));
    return texts.sort();
  };
  expect(await textsOf(second)).toEqual(await textsOf(own));
  expect((await readdir(join(second, "files"))).filter((name) => name.endsWith("box.png"))).toHaveLength(1);
});
