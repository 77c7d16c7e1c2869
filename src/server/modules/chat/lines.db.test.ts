import { beforeAll, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { openChatDesk } from "../../../../test/support/chat-desk.ts";
import { buildMailAccount, deliver } from "../../../../test/support/deliver.ts";
import type { ChatMessage } from "../../../shared/contract/chat.ts";

const { Widget, agent, answer, caseOf, ctx, desk, here, port, teamId } = await openChatDesk();

describe("a user of the shop", () => {
  test("[A2] the thread follows whom the shop vouches for, with what they wrote before as a stranger", async () => {
    const phone = await here();
    await phone.say("Before I signed in");
    expect((await phone.signIn("user 7", { name: "Anna" })).body).toMatchObject({ isUser: true });
    await phone.say("And after");
    const laptop = new Widget();
    await laptop.signIn("user 7");
    expect(await laptop.words()).toEqual(["you: Before I signed in", "you: And after"]);
    const { customerId } = await caseOf("Before I signed in");
    expect((await caseOf("And after")).customerId).toBe(customerId);
    const { rows } = await desk.pool.query(
      "select kind, verified_at is not null as proven from handles where customer_id = $1 order by id",
      [customerId],
    );
    expect(rows).toEqual([
      { kind: "visitor", proven: false },
      { kind: "user", proven: true },
    ]);
  });

  test("nobody is somebody by saying so, and the next user of a browser reads nothing of the one before", async () => {
    const widget = await here();
    const forged = await widget.call("POST", "identify", { id: "user 8", signature: "00".repeat(32), locale: "en" });
    expect(forged.status).toBe(403);
    await widget.say("Words of user nine");
    await widget.signIn("user 9");
    await widget.signIn("user 10");
    expect(await widget.words()).toEqual([]);
  });
});

describe("live", () => {
  test("[A6] a line that was lost gets all that it missed, each once and in order", async () => {
    const widget = await here();
    await widget.say("first");
    const { caseId } = await caseOf("first");
    await desk.settle();
    const { cursor } = await widget.thread();
    const line = await widget.listen(cursor);
    await answer(caseId, "one");
    await vi.waitFor(() => expect(line.texts()).toEqual(["one"]), { timeout: 5_000 });
    const last = line.heard.findLast((news) => news.type === "message")!;
    line.socket.terminate();
    await answer(caseId, "two");
    await answer(caseId, "three");
    const again = await widget.listen((last as { cursor: string }).cursor);
    expect(again.texts()).toEqual(["two", "three"]);
    await answer(caseId, "four");
    await vi.waitFor(() => expect(again.texts()).toEqual(["two", "three", "four"]), { timeout: 5_000 });
    const polled = await widget.call("GET", `news?since=${cursor}`);
    expect(polled.body.news.map(({ message }: { message: ChatMessage }) => message.text)).toEqual([
      "one",
      "two",
      "three",
      "four",
    ]);
    const later = await widget.call("GET", `news?since=${polled.body.cursor}`);
    expect(later.body.news).toEqual([]);
  });

  test("a line hears of its own thread only, in every tab, and of its first message, too", async () => {
    const [mine, theirs] = [await here(), await here()];
    await theirs.say("theirs");
    const [tab1, tab2, stranger] = [await mine.listen(), await mine.listen(), await theirs.listen()];
    await mine.say("hello from tab one");
    await vi.waitFor(
      () => {
        for (const tab of [tab1, tab2]) {
          const isTold = tab.texts().length === 1 || tab.heard.some(({ type }) => type === "reset");
          expect(isTold).toBe(true);
        }
      },
      { timeout: 5_000 },
    );
    expect(stranger.texts()).toEqual([]);
  });

  test("each side is told that the other types", async () => {
    const widget = await here();
    await widget.say("Are you there?");
    const { caseId } = await caseOf("Are you there?");
    const line = await widget.listen();
    await agent.post(`/api/v1/cases/${caseId}/presence`, { state: "typing" });
    await vi.waitFor(() => expect(line.heard).toContainEqual({ type: "typing", name: "Test" }), { timeout: 5_000 });
    await agent.post(`/api/v1/cases/${caseId}/presence`, { state: "left" });
    await vi.waitFor(() => expect(line.heard.at(-1)).toEqual({ type: "typing", name: null }), { timeout: 5_000 });

    const cookie = [...agent.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/live`, { headers: { cookie } });
    const heard: { customerTyping?: boolean; caseId?: number }[] = [];
    socket.on("message", (data) => heard.push(JSON.parse(String(data))));
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0), { timeout: 5_000 });
    await widget.call("POST", "typing", { typing: true });
    await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ caseId, customerTyping: true }), { timeout: 5_000 });
    await widget.call("POST", "typing", { typing: false });
    await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ caseId, customerTyping: false }), { timeout: 5_000 });
    socket.terminate();
  });
});

describe("who is gone", () => {
  let support: { id: number; address: string };
  beforeAll(async () => {
    support = await buildMailAccount(ctx, { teamId });
    await desk.pool.query(
      'update channel_accounts set config = config || \'{"smtpHost":"127.0.0.1","smtpPort":2,"smtpSecurity":"none"}\' where id = $1',
      [support.id],
    );
  });
  const mails = async (caseId: number) =>
    (
      await desk.pool.query(
        "select id, text, external_id, recipients->'to'->0->>'address' as address from messages where case_id = $1 and channel = 'mail' and direction = 'out' order by id",
        [caseId],
      )
    ).rows;

  test("[A4] gets the answer by mail, once, and their answer to that joins the case", async () => {
    const widget = await here();
    await widget.say("I must go now");
    const { caseId } = await caseOf("I must go now");
    await desk.settle();
    expect((await widget.call("POST", "mail", { email: "no address" })).status).toBe(422);
    expect((await widget.call("POST", "mail", { email: "gone@example.com" })).status).toBe(200);
    await answer(caseId, "It ships on Friday.");
    expect(await mails(caseId)).toEqual([]);
    desk.advance("3 min");
    await desk.settle();
    const [mail, ...more] = await mails(caseId);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ address: "gone@example.com", text: expect.stringContaining("It ships on Friday.") });
    desk.advance("10 min");
    await desk.settle();
    expect(await mails(caseId)).toHaveLength(1);
    await deliver(ctx, support, {
      from: "gone@example.com",
      subject: "Re: chat",
      text: "Thank you, by mail.",
      headers: { "In-Reply-To": `<${mail.external_id}>` },
    });
    expect((await caseOf("Thank you, by mail.")).caseId).toBe(caseId);
  });

  test("gets none when the widget took the answer, or when they left no address", async () => {
    const [present, silent] = [await here({ email: "here@example.com" }), await here()];
    await present.say("I stay");
    await silent.say("I say nothing of me");
    const [one, two] = [await caseOf("I stay"), await caseOf("I say nothing of me")];
    const id = await answer(one.caseId, "Good.");
    await present.call("POST", "marks", { delivered: [id], read: [] });
    await answer(two.caseId, "Good, too.");
    desk.advance("5 min");
    await desk.settle();
    expect([await mails(one.caseId), await mails(two.caseId)]).toEqual([[], []]);
  });
});
