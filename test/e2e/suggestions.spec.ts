import { expect, test } from "vitest";
import { createArticle, publishDraft } from "../../src/server/modules/knowledge/index.ts";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { casePage } from "./pages/case-page.ts";
import { eventually, openDesk, press } from "./pages/desk.ts";

const desk = await startLiveDesk();
const lin = await buildStaff(desk.ctx, { name: "林晓雯", roles: ["supervisor"] });
await buildTeam(desk.ctx, { routing: "pull", memberIds: [lin.id] });

const body = "在订单详情页点“申请发票”，填写抬头和税号，一个工作日内发到邮箱。";
const articleId = await createArticle(desk.ctx, { locale: "zh-CN", words: { title: "发票怎么开", summary: "", body } });
await publishDraft(desk.ctx, { articleId, locale: "zh-CN" });

let strangers = 0;
async function caseOf(subject: string, text: string): Promise<number> {
  await desk.receive({ from: `王芳 <wang${++strangers}@example.com>`, subject, text });
  const find = () => desk.ctx.db.selectFrom("cases").select("id").where("subject", "=", subject).executeTakeFirst();
  await eventually(find).toBeTruthy();
  return (await find())!.id;
}

const words = {
  "zh-CN": { fitting: "可参考的内容", gaps: "常问未答", write: "写成文章" },
  en: { fitting: "What fits", gaps: "Unanswered often", write: "Write the article" },
};

test.each(["zh-CN", "en"] as const)(
  "[D3] what fits stands below the text and goes into the answer by one key (%s)",
  async (locale) => {
    const id = await caseOf(`发票 ${locale}`, "你好，请问发票怎么开？");
    const person = await openDesk(desk, { ...lin, locale, path: `/cases/${id}` });
    const screen = casePage(person);
    await screen.messages.first().waitFor();
    const bar = person.page.getByRole("region", { name: words[locale].fitting });
    await bar.getByRole("button", { name: "发票怎么开" }).waitFor();
    await screen.answer.click();
    await screen.answer.press("Alt+1");
    await eventually(() => screen.answer.inputValue()).toContain("填写抬头和税号");
    expect(await screen.answer.inputValue()).toContain("/h/");
    const used = () =>
      desk.ctx.db.selectFrom("solutionArticles").select("articleId").where("caseId", "=", id).executeTakeFirst();
    await eventually(used).toEqual({ articleId });
    await expectAccessible(person.page);
  },
);

test.each(["zh-CN", "en"] as const)(
  "[D3] an editor closes the gap: a question answered by hand three times becomes a draft (%s)",
  async (locale) => {
    const question = locale === "en" ? "How do I descale the kettle with hard water stains" : "加湿器水箱漏水了怎么修";
    for (let n = 0; n < 3; n++) {
      const id = await caseOf(`${locale} ${n}`, question);
      const person = await openDesk(desk, { ...lin, locale, path: `/cases/${id}` });
      const screen = casePage(person);
      await screen.messages.first().waitFor();
      await screen.answer.fill(locale === "en" ? "Fill it with vinegar and boil." : "检查水箱底部的密封圈是否装正。");
      await screen.send("waiting_customer").click();
      await screen.message(locale === "en" ? "vinegar" : "密封圈").waitFor();
      await screen.heading.click();
      await press(person.page, "e");
      await screen.stateShown("solved").waitFor();
      await person.page.close();
    }
    const gaps = () =>
      desk.ctx.db.selectFrom("solutionGaps").select("count").where("question", "=", question).execute();
    await eventually(gaps).toEqual([{ count: 3 }]);
    const { page } = await openDesk(desk, { ...lin, locale, path: "/knowledge/gaps" });
    await page.getByRole("heading", { name: words[locale].gaps }).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: question }).click();
    await page.getByRole("button", { name: words[locale].write }).click();
    const draft = () =>
      desk.ctx.db
        .selectFrom("knowledgeEditions")
        .select("draftBody")
        .where("draftTitle", "=", question)
        .executeTakeFirst();
    await eventually(() => page.url()).toMatch(/\/knowledge\/\d+/);
    await eventually(draft).toMatchObject({
      draftBody: expect.stringContaining(locale === "en" ? "vinegar" : "密封圈"),
    });
  },
);
