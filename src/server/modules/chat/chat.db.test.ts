import { createHmac, randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildTeam } from "../../../../test/support/build.ts";
import { testClient } from "../../../../test/support/client.ts";
import { buildMailAccount, deliver } from "../../../../test/support/deliver.ts";
import type { ChatMessage, ChatNewsItem, ChatThread } from "../../../shared/contract/chat.ts";
import { openBell } from "../../kernel/events/bell.ts";
import { createMetrics } from "../../kernel/metrics.ts";
import { serveLive } from "../../live.ts";
import { defaultBrand } from "../brands/index.ts";
import { saveAccount } from "../conversations/channel-accounts/save-account.ts";
import { startChatLines } from "./index.ts";

const SECRET = "a secret of the shop";
const desk = await openTestDesk();
const { ctx } = desk;
const bell = openBell(desk.url, desk.pool, ctx.log);
afterAll(() => bell.stop());
const lines = startChatLines({ ctx, bell });
const hub = await serveLive(desk.app, { ctx, bell }, createMetrics(), lines.upgrade);
afterAll(() => hub.stop());
afterAll(() => lines.stop());
await desk.app.listen({ port: 0, host: "127.0.0.1" });
const { port } = desk.app.server.address() as AddressInfo;
const agent = await desk.as("agent");
const teamId = await buildTeam(ctx, { memberIds: [await desk.staffId("agent")] });

let shops = 0;
/** A chat of a shop's, as an administrator sets it up. */
async function addChat(config: Record<string, unknown> = {}) {
  const saved = await saveAccount(ctx, null, {
    channel: "webchat",
    name: `Chat ${++shops}`,
    brandId: (await defaultBrand(ctx)).id,
    teamId,
    addresses: [],
    active: true,
    config: { origins: [`https://shop${shops}.example`], offlineMail: true, userSecret: SECRET, ...config },
  });
  const { rows } = await desk.pool.query("select hook_key from channel_accounts where id = $1", [saved.id]);
  return { id: saved.id, key: rows[0].hook_key as string, saved };
}
const shop = await addChat();
const other = await addChat();

/** Somebody's widget. */
class Widget {
  token: string | null = null;
  private readonly client = testClient(desk.app);
  readonly key: string;
  constructor(key = shop.key) {
    this.key = key;
  }
  call(method: "GET" | "POST", path: string, payload?: object, headers: Record<string, string> = {}) {
    const authorization = this.token ? { authorization: `Bearer ${this.token}` } : {};
    return this.client.inject({
      method,
      url: `/chat/${this.key}/${path}`,
      headers: { ...authorization, ...headers },
      ...(payload && { payload }),
    });
  }
  async come(more: object = {}) {
    const { body, status } = await this.call("POST", "visitors", { locale: "en", ...more });
    expect(status).toBe(200);
    this.token = body.token;
    return this;
  }
  async signIn(id: string, more: object = {}) {
    const signature = createHmac("sha256", SECRET).update(id).digest("hex");
    const answer = await this.call("POST", "identify", { id, signature, locale: "en", ...more });
    if (answer.status === 200) this.token = answer.body.token;
    return answer;
  }
  say(text: string, clientId: string = randomUUID(), files?: object[]) {
    return this.call("POST", "messages", { clientId, text, ...(files && { files }) });
  }
  async thread(before?: number): Promise<ChatThread> {
    const { body, status } = await this.call("GET", `thread${before ? `?before=${before}` : ""}`);
    expect(status).toBe(200);
    return body;
  }
  async words() {
    return (await this.thread()).items.map(({ from, text }) => `${from}: ${text}`);
  }
  async listen(since?: string) {
    const heard: ChatNewsItem[] = [];
    const url = `ws://127.0.0.1:${port}/chat/${this.key}/live${since ? `?since=${since}` : ""}`;
    const socket = new WebSocket(url, ["keepword", this.token!]);
    socket.on("message", (data) => heard.push(JSON.parse(String(data))));
    socket.on("error", () => undefined);
    afterAll(() => socket.terminate());
    await vi.waitFor(() => expect(heard.map(({ type }) => type)).toContain("ready"), { timeout: 10_000 });
    const texts = () => heard.flatMap((news) => (news.type === "message" ? [news.message.text] : []));
    return { socket, heard, texts };
  }
}

const here = async (more?: object) => new Widget().come(more);
const caseOf = async (text: string): Promise<{ caseId: number; customerId: number }> => {
  const { rows } = await desk.pool.query(
    "select case_id, customer_id from messages where text = $1 and direction = 'in' order by id desc limit 1",
    [text],
  );
  return { caseId: rows[0].case_id, customerId: rows[0].customer_id };
};
async function answer(caseId: number, text: string) {
  const answered = await agent.post(`/api/v1/cases/${caseId}/reply`, { text });
  expect(answered.status, answered.text).toBe(200);
  await desk.settle();
  return answered.body.id as number;
}
const stateOf = async (id: number) =>
  (await desk.pool.query("select delivery_state from messages where id = $1", [id])).rows[0].delivery_state;

test("a desk shows the line to paste, and the page stands on the account's own sites only", async () => {
  expect(shop.saved.snippet).toContain(`data-key="${shop.key}"`);
  expect(shop.saved.hookUrl).toBeNull();
  const { status, headers, text } = await testClient(desk.app).get(`/chat/${shop.key}?lang=zh-CN`);
  expect(status).toBe(200);
  expect(headers["content-security-policy"]).toContain("frame-ancestors https://shop1.example;");
  expect(headers["x-frame-options"]).toBeUndefined();
  expect(text).toContain('<html lang="zh-CN">');
  expect((await testClient(desk.app).get("/chat/0123456789abcdef")).status).toBe(404);
});

test("[A1] [A6] what a visitor writes is in a case at once, and acknowledged by a line with number and time", async () => {
  const widget = await here({ name: "王芳" });
  expect((await widget.say("我的包裹在哪里？")).status).toBe(200);
  const { caseId } = await caseOf("我的包裹在哪里？");
  const promises = await desk.pool.query("select kind, state from promises where case_id = $1", [caseId]);
  expect(promises.rows).toEqual([{ kind: "first_response", state: "open" }]);
  await desk.settle();
  const { items } = await widget.thread();
  expect(items.map(({ from }) => from)).toEqual(["you", "machine"]);
  expect(items[1]!.text).toContain(String(caseId));
  expect(items[1]!.text).toMatch(/\d{1,2}:\d{2}/);
  expect(items[1]!.text).not.toContain("http");
  const { rows } = await desk.pool.query("select distinct channel from messages where case_id = $1", [caseId]);
  expect(rows).toEqual([{ channel: "webchat" }]);
});

test("[A6] a message whose answer was lost is sent again and is there once", async () => {
  const widget = await here();
  const clientId = randomUUID();
  const sent = await Promise.all([widget.say("Once only", clientId), widget.say("Once only", clientId)]);
  const again = await widget.say("Once only", clientId);
  expect(new Set([...sent, again].map(({ body }) => body.id)).size).toBe(1);
  expect(again.body.clientId).toBe(clientId);
  expect(await widget.words()).toEqual(["you: Once only"]);
});

test("somebody else's client ids and words stay apart", async () => {
  const [one, two] = [await here(), await here()];
  const clientId = randomUUID();
  await one.say("mine", clientId);
  await two.say("mine", clientId);
  expect((await one.thread()).items[0]!.id).not.toBe((await two.thread()).items[0]!.id);
  expect(await two.words()).toEqual(["you: mine"]);
});

test("[A5] an answer is there at once without a time to take it back, is delivered, then read", async () => {
  const widget = await here();
  await widget.say("Do you have it in blue?");
  const { caseId } = await caseOf("Do you have it in blue?");
  await desk.settle();
  const id = await answer(caseId, "Yes, we do.");
  expect(await stateOf(id)).toBe("sent");
  const line = (await widget.thread()).items.at(-1)!;
  expect(line).toMatchObject({ id, from: "us", name: "Test", text: "Yes, we do.", read: false });
  await widget.call("POST", "marks", { delivered: [id], read: [] });
  expect(await stateOf(id)).toBe("delivered");
  await widget.call("POST", "marks", { delivered: [], read: [id] });
  expect(await stateOf(id)).toBe("read");
  const stranger = await here();
  await stranger.say("hello");
  const secret = await answer(caseId, "One more.");
  await stranger.call("POST", "marks", { delivered: [secret], read: [secret] });
  expect(await stateOf(secret)).toBe("sent");
});

describe("who may read", () => {
  test("tokens that are forged, another account's, or nobody's are refused", async () => {
    const widget = await here();
    await widget.say("private words");
    const token = widget.token!;
    const [address, at] = token.split(".");
    const forged = [
      null,
      "x",
      `${token}x`,
      token.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
      `${Buffer.from("visitor-0000000000000000").toString("base64url")}.${at}.${token.split(".")[2]}`,
      `${address}.0.${token.split(".")[2]}`,
    ];
    for (const bad of forged) {
      widget.token = bad;
      expect((await widget.call("GET", "thread")).status, String(bad)).toBe(401);
      expect((await widget.say("forged")).status).toBe(401);
    }
    const elsewhere = new Widget(other.key);
    elsewhere.token = token;
    expect((await elsewhere.call("GET", "thread")).status).toBe(401);
  });

  test("pages of other sites cannot speak for the widget, not even with a token", async () => {
    const widget = await here();
    const foreign = { origin: "https://evil.test" };
    expect((await widget.call("POST", "messages", { clientId: randomUUID(), text: "hi" }, foreign)).status).toBe(403);
    expect((await widget.call("GET", "thread", undefined, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    const refused = new WebSocket(`ws://127.0.0.1:${port}/chat/${shop.key}/live`, ["keepword", widget.token!], {
      origin: "https://evil.test",
    });
    const status = await new Promise((resolve) =>
      refused.on("unexpected-response", (_, { statusCode }) => resolve(statusCode)),
    );
    refused.on("error", () => undefined);
    expect(status).toBe(403);
  });

  test("notes, and what goes to others, are nobody's in the chat", async () => {
    const widget = await here();
    await widget.say("Where is my refund?");
    const { caseId } = await caseOf("Where is my refund?");
    await agent.post(`/api/v1/cases/${caseId}/notes`, { text: "Between us: difficult." });
    await desk.settle();
    expect((await widget.words()).join()).not.toContain("Between us");
  });

  test("a file is given to whoever was told its address, and to nobody by its number", async () => {
    const widget = await here();
    const edge = "edge";
    const picture = Buffer.concat([
      Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"),
      Buffer.alloc(300, 7),
    ]);
    const head = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="broken.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
    const uploaded = await testClient(desk.app).inject({
      method: "POST",
      url: `/chat/${shop.key}/files`,
      headers: { authorization: `Bearer ${widget.token}`, "content-type": `multipart/form-data; boundary=${edge}` },
      payload: Buffer.concat([Buffer.from(head), picture, Buffer.from(`\r\n--${edge}--\r\n`)]),
    });
    expect(uploaded.status).toBe(200);
    const thief = await here();
    expect((await thief.say("", randomUUID(), [uploaded.body])).status).toBe(422);
    const sent = await widget.say("", randomUUID(), [uploaded.body]);
    expect(sent.body.files).toMatchObject([{ name: "broken.jpg", isPicture: true }]);
    const { url, id } = sent.body.files[0];
    const got = await testClient(desk.app).get(url);
    expect(got.headers["content-security-policy"]).toBe("default-src 'none'; sandbox");
    expect(got.headers["x-content-type-options"]).toBe("nosniff");
    expect((await testClient(desk.app).get(`/chat/${shop.key}/files/${id}/${"A".repeat(20)}`)).status).toBe(404);
    expect((await testClient(desk.app).get(url.replace(shop.key, other.key))).status).toBe(404);
  });

  test("too much of one visitor is refused, and others go on", async () => {
    const [loud, calm] = [await here(), await here()];
    let refused = 0;
    for (let i = 0; i < 25; i++) if ((await loud.say(`flood ${i}`)).status === 429) refused++;
    expect(refused).toBe(5);
    expect((await calm.say("still here")).status).toBe(200);
  });
});

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

test("who was blocked is refused at the door", async () => {
  const widget = await here();
  await widget.say("I will be rude");
  const { customerId } = await caseOf("I will be rude");
  const admin = await desk.as("admin");
  const blocked = await admin.post(`/api/v1/customers/${customerId}/block`, { reason: "rude" });
  expect(blocked.status).toBe(200);
  expect((await widget.say("Still rude")).status).toBe(403);
});
