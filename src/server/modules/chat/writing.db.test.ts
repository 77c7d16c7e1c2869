import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { openChatDesk } from "../../../../test/support/chat-desk.ts";
import { testClient } from "../../../../test/support/client.ts";

const { Widget, agent, answer, caseOf, desk, here, other, port, shop, stateOf } = await openChatDesk();

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

test("who was blocked is refused at the door", async () => {
  const widget = await here();
  await widget.say("I will be rude");
  const { customerId } = await caseOf("I will be rude");
  const admin = await desk.as("admin");
  const blocked = await admin.post(`/api/v1/customers/${customerId}/block`, { reason: "rude" });
  expect(blocked.status).toBe(200);
  expect((await widget.say("Still rude")).status).toBe(403);
});
