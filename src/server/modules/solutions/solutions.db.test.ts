import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildRole, buildStaff, buildTeam } from "../../../../test/support/build.ts";
import { buildMailAccount, deliver } from "../../../../test/support/deliver.ts";
import { createArticle, publishDraft } from "../knowledge/index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const account = await buildMailAccount(ctx);
const agent = await desk.as("agent");
const lead = await desk.as("supervisor");
let senders = 0;

/** A customer writes; the case of it. */
async function ask(text: string, subject = "你好"): Promise<number> {
  await deliver(ctx, account, { from: `asker-${++senders}@example.org`, subject, text });
  await desk.settle();
  const { rows } = await desk.pool.query("select max(id)::int as id from cases");
  return rows[0].id;
}

/** They are answered, and the case is solved by it. */
async function solve(caseId: number, text: string): Promise<void> {
  const sent = await agent.post(`/api/v1/cases/${caseId}/reply`, { text });
  expect(sent.status, sent.text).toBe(200);
  const case_ = await agent.patch(`/api/v1/cases/${caseId}`, { category: "solved" });
  expect(case_.status, case_.text).toBe(200);
  await desk.settle();
}
const suggestionsOf = async (caseId: number, draft = "") =>
  (await agent.get(`/api/v1/cases/${caseId}/suggestions?draft=${encodeURIComponent(draft)}`)).body;

test("[D3] beside a case stand the article that answers and how an alike case was solved, without the other's data", async () => {
  const words = {
    title: "发票怎么开",
    summary: "",
    body: "在订单详情页点“申请发票”，填写抬头和税号，一个工作日内开出电子发票。",
  };
  const articleId = await createArticle(ctx, { locale: "zh-CN", words });
  await publishDraft(ctx, { articleId, locale: "zh-CN" });
  const first = await ask("扫地机器人的边刷卡住不转了怎么处理？");
  await solve(first, "尊敬的王女士：\n您好！\n拆下边刷清理毛发再装回，仍不转请打 13812345678 。\n\n谢谢\n客服小李");

  const second = await ask("边刷不转了，扫地机器人卡住，要怎么处理");
  const { solutions, articles } = await suggestionsOf(second);
  expect(solutions).toMatchObject([{ caseId: first, answer: "拆下边刷清理毛发再装回，仍不转请打 ••••• 。" }]);
  expect(articles).toEqual([]);
  // What is typed counts as well.
  const typed = await suggestionsOf(second, "发票怎么开");
  expect(typed.articles).toMatchObject([{ articleId, title: "发票怎么开" }]);
  expect(typed.articles[0].url).toContain(`/h/${articleId}?lang=zh-CN`);
});

test("[D3] whoever may not read another's case is shown nothing of how it was solved", async () => {
  const teamId = await buildTeam(ctx);
  const roleId = await buildRole(ctx, ["cases:read", "cases:reply"]);
  const staff = await buildStaff(ctx, { roles: [roleId], teamIds: [teamId] });
  const caseId = await ask("电饭煲内胆涂层脱落了能换新的吗");
  await solve(caseId, "涂层脱落在保修期内免费更换内胆。");
  const other = await ask("电饭煲的内胆涂层脱落了，能换吗");
  await (await desk.as("leader")).post(`/api/v1/cases/${other}/assign`, { teamId, ownerId: null });
  const limited = await desk.as({ email: staff.email });
  const { status, body } = await limited.get(`/api/v1/cases/${other}/suggestions`);
  expect(status).toBe(200);
  expect(body.solutions).toEqual([]);
  expect((await suggestionsOf(other)).solutions).toMatchObject([{ caseId }]);
});

test("[D3] a case that is open again is shown for a solution no more", async () => {
  const first = await ask("咖啡机奶泡打不出来怎么办");
  await solve(first, "请清洗奶泡管后再试。");
  const second = await ask("咖啡机打不出奶泡怎么办呀");
  expect((await suggestionsOf(second)).solutions).toMatchObject([{ caseId: first }]);
  await agent.patch(`/api/v1/cases/${first}`, { category: "open" });
  await desk.settle();
  expect((await suggestionsOf(second)).solutions).toEqual([]);
});

test("[D3] what customers ask often and no article answers becomes a to-do, with a draft of what was answered", async () => {
  for (const text of ["加湿器水箱漏水了怎么修", "你们的加湿器水箱漏水了，怎么修？"]) {
    await solve(await ask(text), "请检查水箱底部的密封圈是否装正，更换密封圈可在配件页购买，价格 9 元。");
  }
  expect((await lead.get("/api/v1/knowledge/gaps")).body.items).toEqual([]);
  await solve(await ask("加湿器的水箱漏水怎么修啊"), "密封圈老化，免费寄新的。");
  const { items } = (await lead.get("/api/v1/knowledge/gaps")).body;
  expect(items).toMatchObject([{ question: "加湿器水箱漏水了怎么修", count: 3, state: "open" }]);

  const written = await lead.post(`/api/v1/knowledge/gaps/${items[0].id}/write`);
  expect(written.status, written.text).toBe(200);
  const { rows } = await desk.pool.query(
    "select draft_title, draft_body from knowledge_editions where article_id = $1",
    [written.body.articleId],
  );
  expect(rows[0]).toMatchObject({ draft_title: "加湿器水箱漏水了怎么修" });
  expect(rows[0].draft_body).toContain("密封圈");
  expect((await lead.get("/api/v1/knowledge/gaps")).body.items).toEqual([]);
  expect((await lead.post(`/api/v1/knowledge/gaps/${items[0].id}/write`)).body.error.code).toBe(
    "solutions.gap_settled",
  );
});

test("[D3] each article tells which cases it solved", async () => {
  const words = { title: "Warranty", summary: "", body: "Two years from the day of purchase." };
  const articleId = await createArticle(ctx, { locale: "en", words });
  await publishDraft(ctx, { articleId, locale: "en" });
  const caseId = await ask("How long is the warranty of the blender?", "Warranty");
  const used = await agent.post(`/api/v1/cases/${caseId}/suggestions/used`, { articleId });
  expect(used.status, used.text).toBe(200);
  const cases = () => agent.get(`/api/v1/knowledge/articles/${articleId}/cases`);
  expect((await cases()).body).toMatchObject({ used: 1, solved: 0, items: [{ caseId, byRobot: false }] });
  await solve(caseId, "Two years.");
  expect((await cases()).body).toMatchObject({ used: 1, solved: 1 });
});
