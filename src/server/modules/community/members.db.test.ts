import { describe, expect, test } from "vitest";
import { unique } from "../../../../test/support/build.ts";
import { testClient } from "../../../../test/support/client.ts";
import { openCommunityDesk } from "../../../../test/support/community-desk.ts";
import { postForm } from "../../../../test/support/form.ts";

const { agent, askAs, desk, detail, join, linkIn, mailsTo, main, nobody, page, supervisor, textOf } =
  await openCommunityDesk();

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
