import { expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { createArticle } from "../articles/create-article.ts";
import { publishDraft } from "../articles/publish.ts";
import { addArticleFile } from "./article-files.ts";

const desk = await openTestDesk();
const [nobody, agent, publisher] = [await desk.as("nobody"), await desk.as("agent"), await desk.as("supervisor")];
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("[D1] a picture is seen by whoever may read its article, and by nobody else", async () => {
  const words = { title: "Box", summary: "", body: "A box." };
  const articleId = await createArticle(desk.ctx, { locale: "en", words });
  const { address } = await addArticleFile(desk.ctx, articleId, { name: "a (1).png", content: png });
  expect(address).toMatch(/^\/help\/files\/[\w-]{16}\/a-1-\.png$/);
  const seen = async () => [(await nobody.get(address)).status, (await agent.get(address)).status];
  expect(await seen()).toEqual([404, 200]);
  await publishDraft(desk.ctx, { articleId, locale: "en" });
  expect(await seen()).toEqual([200, 200]);
  await publisher.patch(`/api/v1/knowledge/articles/${articleId}`, { audience: "agents" });
  expect(await seen()).toEqual([404, 200]);
  await publisher.patch(`/api/v1/knowledge/articles/${articleId}`, { audience: "public" });
  await publisher.post(`/api/v1/knowledge/articles/${articleId}/archive`, {});
  expect(await seen()).toEqual([404, 200]);
});

test("[D1] what could run is no picture, whatever it is called", async () => {
  const articleId = await createArticle(desk.ctx, { locale: "en", words: { title: "X", summary: "", body: "" } });
  for (const content of [
    "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "<html><script>alert(1)</script>",
  ]) {
    const file = { name: "a.png", content: Buffer.from(content) };
    await expect(addArticleFile(desk.ctx, articleId, file)).rejects.toMatchObject({ code: "knowledge.file_not_shown" });
  }
});
