import PostalMime from "postal-mime";
import { afterAll, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildTeam, unique } from "../../../../test/support/build.ts";
import type { TestClient } from "../../../../test/support/client.ts";
import { testClient } from "../../../../test/support/client.ts";
import { deliver } from "../../../../test/support/deliver.ts";
import { postForm } from "../../../../test/support/form.ts";
import { startSmtpCounterpart } from "../../../../test/support/smtp-counterpart.ts";
import { defaultBrand } from "../brands/index.ts";
import { saveAccount } from "../conversations/channel-accounts/save-account.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const outside = await startSmtpCounterpart();
afterAll(() => outside.stop());
const brandId = (await defaultBrand(ctx)).id;
const agent = await desk.as("agent");
const supervisor = await desk.as("supervisor");
const teamId = await buildTeam(ctx, { memberIds: [await desk.staffId("agent")] });
const mail = await saveAccount(ctx, null, {
  channel: "mail",
  name: "Support",
  brandId,
  teamId,
  addresses: ["support@shop.example"],
  active: true,
  config: { receive: "receiver", smtpHost: "127.0.0.1", smtpPort: outside.port, smtpSecurity: "none" },
});

async function addCommunity(config: Record<string, unknown> = {}) {
  const slug = `help${unique()}`;
  const saved = await saveAccount(ctx, null, {
    channel: "community",
    name: slug,
    brandId,
    teamId,
    addresses: [],
    active: true,
    config: { slug, cases: "every", hold: "links", ...config },
  });
  return { slug, id: saved.id };
}
const main = await addCommunity();

const mailsTo = (address: string) => outside.taken.filter((sent) => sent.to.includes(address));
const linkIn = (text: string, pattern: RegExp) => pattern.exec(text)![0];

/** Somebody's browser in a community. */
async function join(name: string, given: { address?: string; slug?: string } = {}) {
  const { address = `person${unique()}@example.com`, slug = main.slug } = given;
  const client = testClient(desk.app);
  const at = (path: string) => `/community/${slug}${path}`;
  const asked = await postForm(client, at("/sign-in?lang=en"), { email: address });
  expect(asked.status).toBe(200);
  await desk.settle();
  const link = new URL(linkIn(await textOf(mailsTo(address).at(-1)!), /http\S+\/enter\/\S+/));
  const path = `${link.pathname}${link.search}`;
  expect((await client.get(path)).status).toBe(200);
  const entered = await postForm(client, path, { name });
  expect([entered.status, entered.headers.location]).toEqual([303, `/community/${slug}`]);
  return { client, at, address, path };
}

async function textOf({ raw }: { raw: string }): Promise<string> {
  return (await PostalMime.parse(raw)).text ?? "";
}

async function askAs(person: { client: TestClient; at: (path: string) => string }, fields: Record<string, string>) {
  const answer = await postForm(person.client, person.at("/ask?lang=en"), { seen: "1", tags: "", ...fields });
  const id = Number(/questions\/(\d+)/.exec(String(answer.headers.location))?.[1]);
  return { answer, id };
}
const nobody = await desk.as("nobody");
const page = (id: number, slug = main.slug) => nobody.get(`/community/${slug}/questions/${id}?lang=en`);
const casesOf = async () =>
  (await desk.pool.query("select id, channel, category, subject from cases order by id")).rows as {
    id: number;
    channel: string;
    category: string;
    subject: string;
  }[];
const detail = async (id: number) => (await agent.get(`/api/v1/community/questions/${id}`)).body;

describe("[D6] [A1] a question in the community", () => {
  test("becomes a case with a promise; the agent's confirmed answer is public, and accepting it solves the case", async () => {
    const li = await join("滑板少年");
    const text = "It beeps twice.\n\nMy order is 订单号：2026030912, call 13812345678.";
    const shown = await postForm(li.client, li.at("/ask?lang=en"), {
      title: "The scooter beeps",
      text,
      tags: "scooter",
    });
    expect(shown.text).toContain("an order number");
    expect(shown.text).not.toContain("Location");
    const { id } = await askAs(li, { title: "The scooter beeps", text, tags: "Scooter", privacy: "hide" });
    await desk.settle();

    const { caseId } = await detail(id);
    const seen = await page(id);
    expect(seen.status).toBe(200);
    expect(seen.text).toContain("It beeps twice.");
    expect(seen.text).not.toContain("13812345678");
    expect(seen.text).not.toContain("2026030912");
    expect(seen.text).toContain("data-promise");
    expect(seen.text).not.toContain(li.address);
    const messages = (await agent.get(`/api/v1/cases/${caseId}/messages`)).body.items;
    expect(messages[0]).toMatchObject({
      channel: "community",
      direction: "in",
      text: expect.stringContaining("13812345678"),
    });
    // Case number and page go to the person alone.
    const acknowledged = messages.find(({ kind }: { kind: string }) => kind === "acknowledgement");
    expect(acknowledged).toMatchObject({ channel: "mail", recipients: { to: [{ address: li.address }] } });

    const way = (await agent.get(`/api/v1/cases/${caseId}`)).body.replyTo;
    expect(way).toMatchObject({ channel: "community", public: true });
    const reply = { text: "Charge it for an hour." };
    const refused = await agent.post(`/api/v1/cases/${caseId}/reply`, reply);
    expect([refused.status, refused.body.error.code]).toEqual([409, "conversations.public_unconfirmed"]);
    await agent.post(`/api/v1/cases/${caseId}/reply`, { ...reply, confirmPublic: true });
    await desk.settle();
    expect((await page(id)).text).not.toContain("Charge it");
    desk.advance("11 s");
    await desk.settle();
    const answered = await page(id);
    expect(answered.text).toContain("Charge it for an hour.");
    expect(answered.text).toMatch(/data-official/);
    expect(answered.text).toContain('"@type":"QAPage"');
    expect(answered.text).not.toContain("data-promise");
    expect(mailsTo(li.address).at(-1)!.headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");

    const answerId = (await detail(id)).posts.find(({ official }: { official: boolean }) => official).id;
    const chen = await join("陈先生");
    const stranger = await postForm(chen.client, chen.at(`/posts/${answerId}/accept`), {});
    expect([stranger.status, stranger.body.error.code]).toEqual([403, "community.not_yours"]);
    expect((await postForm(li.client, li.at(`/posts/${answerId}/accept`), {})).status).toBe(303);
    await desk.settle();
    expect((await agent.get(`/api/v1/cases/${caseId}`)).body.status.category).toBe("solved");
    expect((await page(id)).text).toContain('"acceptedAnswer"');
    // That it is held for solved is said to the person alone, too.
    const told = (await agent.get(`/api/v1/cases/${caseId}/messages`)).body.items.at(-1);
    expect([told.kind, told.channel]).toEqual(["notice", "mail"]);
  });

  test("a change of it reaches its case, and the desk reads what the change says", async () => {
    const who = await join("改问题的人");
    const { id } = await askAs(who, { title: "A lamp", text: "Call 13812345678.", privacy: "hide" });
    await desk.settle();
    const now = { title: "A red lamp", text: "Call 13987654321.", privacy: "hide" };
    expect((await postForm(who.client, who.at(`/posts/${id}/edit`), now)).status).toBe(303);
    const { caseId } = await detail(id);
    const last = (await agent.get(`/api/v1/cases/${caseId}/messages`)).body.items.at(-1);
    expect(last).toMatchObject({ direction: "note", text: expect.stringContaining("13987654321") });
    expect(last.text).toContain("A red lamp");
    const plain = { title: "A red lamp", text: "No number any more." };
    expect((await postForm(who.client, who.at(`/posts/${id}/edit`), plain)).status).toBe(303);
    const { rows } = await desk.pool.query("select body, private_body from community_posts where id = $1", [id]);
    expect(rows).toEqual([{ body: "No number any more.", private_body: null }]);
    expect((await detail(id)).question.edits).toHaveLength(2);
    expect((await page(id)).text).not.toContain("13987654321");
  });

  test("tags show nothing private, and wait like the rest for links", async () => {
    const who = await join("贴标签的人");
    const asked = { title: "A question with tags", text: "Plain words.", tags: "138 1234 5678, me@mail.example, lamp" };
    const shown = await postForm(who.client, who.at("/ask?lang=en"), { ...asked, seen: "1" });
    expect(shown.status).toBe(200);
    expect(shown.text).toContain("•••••");
    const { id } = await askAs(who, { ...asked, privacy: "hide" });
    expect((await detail(id)).tags).toEqual(["lamp"]);
    const sold = await askAs(who, { title: "Other tags", text: "More words.", tags: "cheap.shop" });
    expect((await detail(sold.id)).question).toMatchObject({ state: "held", heldFor: "links" });
  });

  test("[A4] joins the open case of the same person about the same thing; what they add follows it", async () => {
    const address = `wang${unique()}@example.com`;
    await deliver(
      ctx,
      { id: mail.id, address: "support@shop.example" },
      {
        from: `Wang <${address}>`,
        subject: "Parcel YT7788990011223 is missing",
        text: "My parcel YT7788990011223 did not come.",
      },
    );
    await desk.settle();
    const before = (await casesOf()).length;
    const wang = await join("王小姐", { address });
    const { id } = await askAs(wang, {
      title: "Where is my parcel?",
      text: "It is YT7788990011223.",
      privacy: "hide",
    });
    await desk.settle();
    expect((await casesOf()).length).toBe(before);
    const { caseId } = await detail(id);
    expect((await casesOf()).find((row) => row.id === caseId)?.channel).toBe("mail");
    await postForm(wang.client, wang.at(`/questions/${id}/answers`), { text: "Still nothing today." });
    const zhao = await join("热心网友");
    await postForm(zhao.client, zhao.at(`/questions/${id}/answers`), { text: "Mine came late as well." });
    await desk.settle();
    const said = (await agent.get(`/api/v1/cases/${caseId}/messages`)).body.items as {
      text: string;
      direction: string;
    }[];
    expect(said.filter(({ direction }) => direction === "in").map(({ text }) => text)).toContain(
      "Still nothing today.",
    );
    expect(said.some(({ text, direction }) => direction === "note" && text.includes("Mine came late"))).toBe(true);
  });

  test("whoever is blocked has nothing in public before somebody looked", async () => {
    const who = await join("被拉黑的人");
    const { id } = await askAs(who, { title: "A first question", text: "Some words." });
    await desk.settle();
    const { caseId } = await detail(id);
    const { customer } = (await agent.get(`/api/v1/cases/${caseId}`)).body;
    const blocked = await supervisor.post(`/api/v1/customers/${customer.id}/block`, { reason: "threats" });
    expect(blocked.status).toBe(200);
    const again = (await askAs(who, { title: "Another matter", text: "Other words." })).id;
    await desk.settle();
    expect((await page(again)).status).toBe(404);
    expect((await detail(again)).question).toMatchObject({ state: "held", heldFor: "blocked" });
  });

  test("only when nobody else answered in time, or by hand", async () => {
    const late = await addCommunity({ cases: "unanswered", hours: 2 });
    const a = await join("甲方", { slug: late.slug });
    const b = await join("乙方", { slug: late.slug });
    const first = (await askAs(a, { title: "Which battery fits here?", text: "The old one is flat." })).id;
    const second = (await askAs(a, { title: "How long is the warranty?", text: "I lost the paper." })).id;
    await postForm(b.client, b.at(`/questions/${second}/answers`), { text: "Two years." });
    await desk.settle();
    expect((await detail(first)).caseId).toBeNull();
    desk.advance("3 h");
    await desk.settle();
    expect((await detail(first)).caseId).not.toBeNull();
    expect((await detail(second)).caseId).toBeNull();
    expect((await agent.post(`/api/v1/community/questions/${second}/case`)).body.caseId).not.toBeNull();
    expect((await agent.post(`/api/v1/community/questions/${second}/case`)).status).toBe(409);
  });
});

describe("[D6] [E6] people of ours", () => {
  test("answer from the desk with their badge, which a leader gives", async () => {
    const { id } = await askAs(await join("小李"), { title: "Will the recall be free?", text: "I read about it." });
    await desk.settle();
    const leader = await desk.as("leader");
    const staffId = await desk.staffId("leader");
    const badge = { displayName: "赵敏", titles: { "zh-CN": "总裁", en: "CEO" }, executive: true };
    expect((await agent.put(`/api/v1/community/badges/${staffId}`, badge)).status).toBe(403);
    expect((await leader.put(`/api/v1/community/badges/${staffId}`, badge)).status).toBe(200);
    const answers = `/api/v1/community/questions/${id}/answers`;
    expect((await leader.post(answers, { text: "Yes, for everybody." })).status).toBe(422);
    const key = await desk.withKey(["community:answer"]);
    expect((await key.post(answers, { text: "Yes", confirmPublic: true })).status).toBe(403);
    const answered = await leader.post(answers, { text: "Yes, for everybody.", confirmPublic: true });
    expect(answered.body.posts[0]).toMatchObject({ official: true, author: { badge: "executive", name: "赵敏" } });
    await desk.settle();
    const seen = await page(id);
    expect(seen.text).toContain("赵敏");
    expect(seen.text).toContain("CEO");
    expect(seen.text.match(/Yes, for everybody\./g)!.length).toBeGreaterThan(0);
    // It is there once, and keeps the promise of the case.
    const { posts, caseId } = await detail(id);
    expect(posts).toHaveLength(1);
    const promises = (await agent.get(`/api/v1/cases/${caseId}`)).body.promises as { kind: string; state: string }[];
    expect(promises.find(({ kind }) => kind === "first_response")?.state).toBe("kept");
  });
});

describe("[D6] who may do what", () => {
  test("a link opens once; who is not signed in is led there", async () => {
    const her = await join("小美");
    const again = await postForm(testClient(desk.app), her.path, { name: "小丑" });
    expect(again.status).toBe(404);
    const stranger = testClient(desk.app);
    const { id } = await askAs(her, { title: "A question of hers", text: "Some words." });
    for (const path of ["/ask", `/questions/${id}/answers`, `/posts/${id}/vote`, `/posts/${id}/edit`]) {
      const answer = await postForm(stranger, her.at(path), { text: "x", title: "x" });
      expect([path, answer.status]).toEqual([path, 303]);
      expect(String(answer.headers.location)).toContain("/sign-in");
    }
    expect((await stranger.get(her.at("/sign-in?next=https://evil.example/"))).text).toContain(
      `name="next" value="/community/${main.slug}"`,
    );
    const foreign = await her.client.inject({
      method: "POST",
      url: her.at(`/posts/${id}/vote`),
      headers: { "sec-fetch-site": "cross-site" },
    });
    expect(foreign.status).toBe(403);
  });

  test("nobody edits, accepts or moderates what is not theirs; history is kept", async () => {
    const [a, b] = [await join("甲甲"), await join("乙乙")];
    const { id } = await askAs(a, { title: "What is this for?", text: "The small lever." });
    expect((await postForm(b.client, b.at(`/posts/${id}/edit`), { title: "mine", text: "mine" })).status).toBe(422);
    expect(
      (await postForm(a.client, a.at(`/posts/${id}/edit`), { title: "What is it for?", text: "The lever." })).status,
    ).toBe(303);
    expect((await detail(id)).question.edits).toMatchObject([{ title: "What is this for?", text: "The small lever." }]);
    expect((await postForm(a.client, a.at(`/posts/${id}/vote`), {})).status).toBe(409);
    await postForm(b.client, b.at(`/posts/${id}/vote`), {});
    expect((await detail(id)).votes).toBe(1);
    await postForm(b.client, b.at(`/questions/${id}/answers`), { text: "It unlocks the seat." });
    expect((await postForm(a.client, a.at(`/posts/${id}/edit`), { title: "x", text: "y" })).status).toBe(422);
    const act = `/api/v1/community/posts/${id}/moderate`;
    expect((await agent.post(act, { act: "hide" })).status).toBe(403);
    expect((await nobody.post(act, { act: "hide" })).status).toBe(401);
    expect((await supervisor.post(act, { act: "hide", reason: "advertising" })).status).toBe(200);
    expect((await page(id)).status).toBe(410);
    await supervisor.post(act, { act: "restore" });
    expect((await page(id)).status).toBe(200);
    expect((await page(999_999)).status).toBe(404);
    await supervisor.post(act, { act: "lock" });
    expect((await postForm(b.client, b.at(`/questions/${id}/answers`), { text: "More." })).status).toBe(422);
    const { rows } = await desk.pool.query(
      "select action from audit_log where subject_kind = 'community_post' and subject_id = $1 order by id",
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      "community.post_hidden",
      "community.post_restored",
      "community.post_locked",
    ]);
  });

  test("links of new people and what several report wait for a look; a ban ends it", async () => {
    const spammer = await join("便宜货");
    const { answer, id } = await askAs(spammer, { title: "Cheap watches here", text: "https://spam.example buy" });
    expect(String(answer.headers.location)).toContain("said=held");
    expect((await page(id)).status).toBe(404);
    expect((await spammer.client.get(spammer.at(`/questions/${id}`))).status).toBe(200);
    const queue = (await supervisor.get("/api/v1/community/queue")).body.items;
    const held = queue.find((post: { id: number }) => post.id === id);
    expect(held).toMatchObject({ state: "held", heldFor: "links" });
    await desk.settle();
    expect((await detail(id)).caseId).toBeNull();
    await supervisor.post(`/api/v1/community/posts/${id}/moderate`, { act: "approve" });
    await desk.settle();
    expect((await detail(id)).caseId).not.toBeNull();
    for (const name of ["子丑", "寅卯", "辰巳"]) {
      const one = await join(name);
      await postForm(one.client, one.at(`/posts/${id}/report`), { reason: "spam" });
    }
    expect((await page(id)).status).toBe(404);
    const ban = { reason: "sells watches", hidePosts: true };
    expect((await supervisor.post(`/api/v1/community/members/${held.member.id}/ban`, ban)).status).toBe(200);
    expect((await askAs(spammer, { title: "Again here", text: "Again." })).answer.headers.location).toContain(
      "/sign-in",
    );
    expect((await page(id)).status).toBe(410);
  });

  test("two that ask the same become one", async () => {
    const one = await join("问者一");
    const two = await join("问者二");
    const first = (await askAs(one, { title: "How do I reset the lamp?", text: "It blinks red." })).id;
    const like = await postForm(two.client, two.at("/ask?lang=en"), { title: "reset the lamp how?", text: "Blinks." });
    expect(like.text).toContain("How do I reset the lamp?");
    const second = (await askAs(two, { title: "Reset the lamp", text: "Red light." })).id;
    await supervisor.post(`/api/v1/community/questions/${second}/merge`, { into: first });
    const moved = await page(second);
    expect([moved.status, moved.headers.location]).toEqual([301, `/community/${main.slug}/questions/${first}?lang=en`]);
    expect((await supervisor.post(`/api/v1/community/questions/${second}/merge`, { into: first })).status).toBe(409);
    // Whoever still has the page of the merged one open writes to the one that stands.
    const three = await join("问者三");
    const written = await postForm(three.client, three.at(`/questions/${second}/answers`), { text: "Hold the knob." });
    expect(String(written.headers.location)).toContain(`/questions/${first}?`);
    await postForm(three.client, three.at(`/posts/${second}/comments`), { text: "Mine as well." });
    await postForm(three.client, three.at(`/posts/${second}/vote`), {});
    await postForm(three.client, three.at(`/questions/${second}/unsubscribe`), {});
    const { posts, votes } = await detail(first);
    expect(posts.map(({ text }: { text: string }) => text)).toEqual(["Hold the knob.", "Mine as well."]);
    expect(votes).toBe(1);
    const { rows } = await desk.pool.query(
      "select question_id from community_subscriptions where question_id = any($1) and ended_at is not null",
      [[first, second]],
    );
    expect(rows.map(({ questionId, question_id }) => questionId ?? question_id)).toEqual([first]);
    const changed = await postForm(two.client, two.at(`/posts/${second}/edit`), { title: "Other", text: "Other." });
    expect(changed.status).toBe(422);
    expect((await page(first)).text).not.toContain("Other.");
    // Chinese is found by its words.
    const { id } = await askAs(two, { title: "滑板车的电池怎么更换？", text: "电量只剩一半。" });
    const found = await nobody.get(`/community/${main.slug}?q=${encodeURIComponent("更换电池")}`);
    expect(found.text).toContain(`/questions/${id}`);
  });
});

describe("[D6] what is hostile", () => {
  test.each([
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1))",
    "'; drop table community_posts; --",
    "\u0000\ud800\u202e</script><!--",
    "x".repeat(9_999),
  ])("%.30s is shown as text or refused", async (hostile) => {
    const who = await join(`人${unique()}号`);
    const { answer, id } = await askAs(who, {
      title: `T ${hostile}`.slice(0, 150),
      text: hostile,
      tags: hostile.slice(0, 50),
    });
    expect(answer.status).toBe(303);
    const seen = await who.client.get(who.at(`/questions/${id}`));
    expect(seen.status).toBe(200);
    const body = seen.text.replaceAll(/<script type="(?:module|application\/ld\+json)"/g, "");
    expect(body).not.toMatch(/<script|<img|javascript:alert\(1\)"|onerror="/i);
    for (const path of [
      "",
      "/feed.atom",
      "/sitemap.xml",
      `?q=${encodeURIComponent(hostile.toWellFormed().slice(0, 90))}`,
    ]) {
      expect((await nobody.get(who.at(path))).status).toBe(200);
    }
  });

  test("too much is refused in words", async () => {
    const who = await join("话很多的人");
    const { answer } = await askAs(who, { title: "Long", text: "x".repeat(10_001) });
    expect([answer.status, answer.text.includes("10000 characters")]).toEqual([422, true]);
    for (let index = 0; index < 10; index++) await askAs(who, { title: `Number ${index}`, text: `Words ${index}` });
    const last = (await askAs(who, { title: "One more", text: "And this." })).answer;
    expect(last.status).toBe(422);
    for (const name of ["官方客服", "13812345678", who.address]) {
      const renamed = await postForm(who.client, who.at("/me?lang=en"), { name });
      expect([name, renamed.status]).toEqual([name, 422]);
    }
  });

  test("mails about a question end with one click, and only with our token", async () => {
    const who = await join("收信人");
    const { id } = await askAs(who, { title: "Does it float?", text: "I mean the boat." });
    const other = await join("会游泳");
    await postForm(other.client, other.at(`/questions/${id}/answers`), { text: "It does." });
    await desk.settle();
    const off = new URL(linkIn(await textOf(mailsTo(who.address).at(-1)!), /http\S+\/community\/off\/[\w.-]+/))
      .pathname;
    const oneClick = {
      method: "POST" as const,
      payload: "List-Unsubscribe=One-Click",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    };
    expect((await nobody.inject({ ...oneClick, url: `${off}x` })).status).toBe(404);
    expect((await nobody.inject({ ...oneClick, url: off })).status).toBe(200);
    const before = mailsTo(who.address).length;
    await postForm(other.client, other.at(`/questions/${id}/answers`), { text: "I tried it." });
    await desk.settle();
    expect(mailsTo(who.address).length).toBe(before);
  });
});
