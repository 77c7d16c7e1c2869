import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { createArticle } from "./articles/create-article.ts";
import { publishDraft, withdrawEdition } from "./articles/publish.ts";
import { anybody, colleague } from "./reader.ts";
import { searchKnowledge } from "./search/search-knowledge.ts";

const desk = await openTestDesk();

const refunds = {
  title: "退货退款多久到账",
  summary: "",
  body: "## 原路退回\n\n我们收到退货后 3 个工作日内原路退款。\n\n## 运费\n\n质量问题由我们承担运费。",
};
const ask = (query: string, reader = anybody(1)) =>
  searchKnowledge(desk.ctx, { query, reader, locales: ["zh-CN"], limit: 5 });

test("[D1] a question in plain words finds the passage that answers it, once it is published", async () => {
  const articleId = await createArticle(desk.ctx, { locale: "zh-CN", words: refunds });
  expect((await ask("运费谁出")).items).toEqual([]);
  await publishDraft(desk.ctx, { articleId, locale: "zh-CN" });
  const { items } = await ask("运费谁出");
  expect(items).toMatchObject([{ articleId, heading: "运费", anchor: "运费", slug: "退货退款多久到账" }]);
  await withdrawEdition(desk.ctx, articleId, "zh-CN");
  expect((await ask("运费谁出")).items).toEqual([]);
});

test("[D1] nobody outside finds what was written for colleagues", async () => {
  const words = { title: "暗号", summary: "", body: "升级投诉找值班主管张三。" };
  const articleId = await createArticle(desk.ctx, { locale: "zh-CN", words, audience: "agents" });
  await publishDraft(desk.ctx, { articleId, locale: "zh-CN" });
  expect((await ask("值班主管是谁")).items).toEqual([]);
  expect((await ask("值班主管是谁", colleague)).items).toMatchObject([{ articleId }]);
});
