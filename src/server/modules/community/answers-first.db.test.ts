import { describe, expect, test } from "vitest";
import { buildStaff } from "../../../../test/support/build.ts";
import { openCommunityDesk } from "../../../../test/support/community-desk.ts";
import { postForm } from "../../../../test/support/form.ts";
import { createArticle, publishDraft } from "../knowledge/index.ts";
import { communityDeflection } from "./index.ts";

const { addCommunity, askAs, ctx, desk, detail, join, main, nobody, page, supervisor } = await openCommunityDesk();
const editor = await desk.as("leader");
const { id: roleId } = await ctx.db
  .insertInto("roles")
  .values({ name: "Reader", permissions: ["knowledge:read", "community:read"] })
  .returning("id")
  .executeTakeFirstOrThrow();
const reader = await desk.as({ email: (await buildStaff(ctx, { roles: [roleId] })).email });

async function publish(title: string, body: string, audience: "public" | "agents" = "public") {
  const articleId = await createArticle(ctx, { locale: "en", words: { title, summary: "", body }, audience });
  await publishDraft(ctx, { articleId, locale: "en" });
  return articleId;
}
const figures = () => communityDeflection(ctx, { from: new Date(0), to: new Date("2100-01-01") });
const proposals = async (state = "open") =>
  (await editor.get(`/api/v1/community/proposals?state=${state}`)).body.items as Record<string, unknown>[];

describe("[D6] before a question is posted", () => {
  test("articles that answer it are shown with their passage; that they answer is counted, and nothing is posted", async () => {
    const articleId = await publish(
      "Descaling the kettle",
      "Fill the kettle with vinegar and boil it once to descale it.\n\n<script>alert(1)</script>",
    );
    const secret = await publish("Kettle descaling margins", "Descale the kettle: our cost is secret.", "agents");
    const who = await join("水壶主人");
    const asked = { title: "How do I descale the kettle?", text: "It is full of lime.", tags: "" };
    const before = await figures();
    const shown = await postForm(who.client, who.at("/ask?lang=en"), asked);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain("Descaling the kettle");
    expect(shown.text).toContain("vinegar");
    expect(shown.text).toMatch(/href="\/help\/descaling-the-kettle/);
    expect(shown.text).not.toContain("secret");
    expect(shown.text).not.toContain("<script>alert(1)");
    const offerKey = /name="offerKey" value="([^"]+)"/.exec(shown.text)![1]!;
    const answer = `article-${articleId}`;
    const said = await postForm(who.client, who.at("/answered?lang=en"), { offerKey, answer });
    expect([said.status, said.headers.location]).toEqual([
      303,
      `/community/${main.slug}/answered?lang=en&article=${articleId}`,
    ]);
    expect((await who.client.get(String(said.headers.location))).text).toContain("Nothing was posted");
    // The same form sent twice is one.
    await postForm(who.client, who.at("/answered?lang=en"), { offerKey, answer });
    expect(await figures()).toEqual({
      offered: before.offered + 1,
      answered: before.answered + 1,
      posted: before.posted,
    });
    const { rows } = await desk.pool.query("select * from community_offers where key = $1", [offerKey]);
    expect(JSON.stringify(rows)).not.toMatch(/lime|水壶主人|@/);
    expect((await desk.pool.query("select 1 from community_posts where title = $1", [asked.title])).rows).toEqual([]);
    const hidden = await postForm(who.client, who.at("/answered"), { offerKey, answer: `article-${secret}` });
    expect(hidden.status).toBe(404);
    expect((await postForm(who.client, who.at("/answered"), { offerKey, answer: "article-1;x" })).status).toBe(404);
    const stranger = await postForm(nobody, who.at("/answered"), { offerKey, answer });
    expect(String(stranger.headers.location)).toContain("/sign-in");
    expect((await figures()).answered).toBe(before.answered + 1);
  });

  test("who posts all the same is counted so; without anything to show nothing is counted", async () => {
    const who = await join("还是要问");
    const asked = { title: "Can I descale the kettle with lemon?", text: "No vinegar here.", tags: "" };
    const before = await figures();
    const shown = await postForm(who.client, who.at("/ask?lang=en"), asked);
    const offerKey = /name="offerKey" value="([^"]+)"/.exec(shown.text)![1]!;
    const posted = await postForm(who.client, who.at("/ask?lang=en"), { ...asked, offerKey, seen: "1" });
    expect(posted.status).toBe(303);
    expect(await figures()).toMatchObject({ offered: before.offered + 1, posted: before.posted + 1 });
    const other = { title: "Zebra xylophone quartz", text: "Nothing is like it.", tags: "" };
    expect((await postForm(who.client, who.at("/ask?lang=en"), other)).status).toBe(303);
    expect((await figures()).offered).toBe(before.offered + 1);
    expect(await communityDeflection(ctx, { from: new Date(0), to: new Date("2100-01-01"), brandId: 999_999 })).toEqual(
      { offered: 0, answered: 0, posted: 0 },
    );
  });

  test("while it is typed both kinds come, in the reader's language", async () => {
    const { articles, similar } = (await nobody.get(`/community/${main.slug}/similar?lang=en&title=descale+the+kettle`))
      .body;
    expect(articles[0]).toMatchObject({ title: "Descaling the kettle", url: expect.stringContaining("/help/") });
    expect(similar.map(({ title }: { title: string }) => title)).toContain("Can I descale the kettle with lemon?");
  });
});

describe("[D6] [D1] an answer that solved it", () => {
  test("is proposed to the editors; one press makes the draft, and the published article stands on the question's page", async () => {
    const asker = await join("提议者");
    const helper = await join("热心人");
    const { id } = await askAs(asker, { title: "Does the drone fly in rain?", text: "It rains a lot here." });
    const answered = await postForm(helper.client, helper.at(`/questions/${id}/answers`), {
      text: "No: the motors are open. **Wait** until it is dry.",
    });
    await desk.settle();
    expect(await proposals()).toEqual([]);
    const answerId = Number(/#post-(\d+)/.exec(String(answered.headers.location))![1]);
    await postForm(asker.client, asker.at(`/posts/${answerId}/accept`), {});
    await desk.settle();
    const [proposal] = await proposals();
    expect(proposal).toMatchObject({ questionId: id, title: "Does the drone fly in rain?", official: false });
    expect(JSON.stringify(proposal)).not.toContain(helper.address);
    expect((await reader.get("/api/v1/community/proposals")).status).toBe(403);
    expect((await reader.post(`/api/v1/community/proposals/${proposal!.id}/write`)).status).toBe(403);
    expect((await nobody.get("/api/v1/community/proposals")).status).toBe(401);

    const written = await editor.post(`/api/v1/community/proposals/${proposal!.id}/write`);
    expect(written.status).toBe(200);
    const { articleId, locale } = written.body;
    const article = (await editor.get(`/api/v1/knowledge/articles/${articleId}`)).body;
    const draft = article.editions.find((one: { locale: string }) => one.locale === locale).draft;
    expect(draft.words.title).toBe("Does the drone fly in rain?");
    expect(draft.words.body).toContain("**Wait** until it is dry.");
    expect(draft.words.body).toContain(`/community/${main.slug}/questions/${id}`);
    expect((await page(id)).text).not.toContain("/help/");
    const twice = await editor.post(`/api/v1/community/proposals/${proposal!.id}/write`);
    expect([twice.status, twice.body.error.code]).toEqual([409, "community.proposal_settled"]);
    await editor.post(`/api/v1/knowledge/articles/${articleId}/editions/${locale}/publish`, { note: "" });
    const seen = await page(id);
    expect(seen.text).toContain("Answered in the help centre");
    expect(seen.text).toContain("/help/does-the-drone-fly-in-rain");
  });

  test("what is refused stays refused; what is hidden, merged, taken back or covered is not proposed", async () => {
    const asker = await join("反复提问");
    const ask = async (title: string) => {
      const { id } = await askAs(asker, { title, text: `${title} Tell me.` });
      const said = await supervisor.post(`/api/v1/community/questions/${id}/answers`, {
        text: `Official words about ${title}`,
        confirmPublic: true,
      });
      expect(said.status).toBe(200);
      await desk.settle();
      return id;
    };
    const idsOf = async (state = "open") => (await proposals(state)).map(({ questionId }) => questionId);
    const refused = await ask("Is the umbrella windproof?");
    const [first] = await proposals();
    expect(first).toMatchObject({ questionId: refused, official: true });
    expect((await editor.post(`/api/v1/community/proposals/${first!.id}/refuse`, { reason: "" })).status).toBe(422);
    await editor.post(`/api/v1/community/proposals/${first!.id}/refuse`, { reason: "Too rare" });
    const answerId = (await detail(refused)).posts[0].id;
    await postForm(asker.client, asker.at(`/posts/${answerId}/accept`), {});
    await desk.settle();
    expect(await idsOf()).not.toContain(refused);
    expect((await proposals("refused"))[0]).toMatchObject({ questionId: refused, reason: "Too rare" });

    const hidden = await ask("Which gloves suit winter cycling?");
    const merged = await ask("Where is the tent pole stored?");
    expect(await idsOf()).toEqual(expect.arrayContaining([hidden, merged]));
    await supervisor.post(`/api/v1/community/posts/${hidden}/moderate`, { act: "hide" });
    await supervisor.post(`/api/v1/community/questions/${merged}/merge`, { into: refused });
    const drawn = await ask("What grease for the chainring?");
    const drawnAnswer = (await detail(drawn)).posts[0].id;
    await supervisor.post(`/api/v1/community/posts/${drawnAnswer}/moderate`, { act: "unofficial" });
    await publish("Airing the sleeping mat", "Air the sleeping mat for a day before the first night.");
    const covered = await ask("Airing the sleeping mat?");
    await desk.settle();
    const open = await idsOf();
    for (const id of [hidden, merged, drawn, covered]) expect(open).not.toContain(id);
  });
});

describe("[D6] [A6] what nobody answers becomes a promise", () => {
  const promisesOf = async (caseId: number) =>
    (
      await desk.pool.query("select kind, state, due_at from promises where case_id = $1 and kind = 'first_response'", [
        caseId,
      ])
    ).rows as { kind: string; state: string; due_at: Date }[];

  test("its page says from when on we answer, and then until when", async () => {
    const late = await addCommunity({ cases: "unanswered", hours: 5 });
    const who = await join("等回答的人", { slug: late.slug });
    const helper = await join("只评论的人", { slug: late.slug });
    const { id } = await askAs(who, { title: "How heavy is the anvil?", text: "I carry it alone." });
    await postForm(helper.client, helper.at(`/posts/${id}/comments`), { text: "I wonder too." });
    await desk.settle();
    const waiting = await page(id, late.slug);
    expect(waiting.text).toMatch(/data-awaited="/);
    expect(waiting.text).not.toContain("data-promise");
    desk.advance("6 h");
    await desk.settle();
    const promised = await page(id, late.slug);
    expect(promised.text).toContain("data-promise");
    expect(promised.text).not.toContain("data-awaited");
    const { caseId } = await detail(id);
    expect(await promisesOf(caseId)).toMatchObject([{ state: "open", due_at: expect.any(Date) }]);
  });

  test("a comment does not keep it; the answer of another member that is accepted ends it", async () => {
    const who = await join("采纳的人");
    const helper = await join("会修的人");
    const { id } = await askAs(who, { title: "My wheelbarrow squeaks loudly", text: "All the time." });
    await desk.settle();
    const { caseId } = await detail(id);
    await postForm(helper.client, helper.at(`/posts/${id}/comments`), { text: "Mine as well." });
    await desk.settle();
    expect((await promisesOf(caseId)).map(({ state }) => state)).toEqual(["open"]);
    const said = await postForm(helper.client, helper.at(`/questions/${id}/answers`), { text: "Oil the axle." });
    await desk.settle();
    expect((await promisesOf(caseId)).map(({ state }) => state)).toEqual(["open"]);
    const answerId = /#post-(\d+)/.exec(String(said.headers.location))![1];
    await postForm(who.client, who.at(`/posts/${answerId}/accept`), {});
    await desk.settle();
    expect((await promisesOf(caseId)).map(({ state }) => state)).toEqual(["kept"]);
    expect((await page(id)).text).not.toContain("data-promise");
  });

  test("an answer that is taken away leaves the question to us", async () => {
    const late = await addCommunity({ cases: "unanswered", hours: 5 });
    const who = await join("被骗的人", { slug: late.slug });
    const liar = await join("乱答的人", { slug: late.slug });
    const { id } = await askAs(who, { title: "Which fuse does the sauna need?", text: "It went dark." });
    const said = await postForm(liar.client, liar.at(`/questions/${id}/answers`), { text: "None at all." });
    await desk.settle();
    desk.advance("6 h");
    await desk.settle();
    expect((await detail(id)).caseId).toBeNull();
    const answerId = /#post-(\d+)/.exec(String(said.headers.location))![1];
    await supervisor.post(`/api/v1/community/posts/${answerId}/moderate`, { act: "hide", reason: "wrong" });
    await desk.settle();
    expect((await detail(id)).caseId).not.toBeNull();
  });
});
