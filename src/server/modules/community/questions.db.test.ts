import { describe, expect, test } from "vitest";
import { unique } from "../../../../test/support/build.ts";
import { openCommunityDesk } from "../../../../test/support/community-desk.ts";
import { deliver } from "../../../../test/support/deliver.ts";
import { postForm } from "../../../../test/support/form.ts";

const { addCommunity, agent, askAs, casesOf, ctx, desk, detail, join, mail, mailsTo, page, supervisor } =
  await openCommunityDesk();

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
