import { lookup } from "node:dns";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import type { ChannelAccount, OutgoingMessage } from "../../kernel/channel/index.ts";
import { type RunningSimulator, startSimulator } from "../toolkit/simulator/start-simulator.ts";
import { discourse } from "./adapter.ts";
import { canonicalAddress, nameIn } from "./address.ts";
import { callForum } from "./call.ts";
import { discourseSimulator } from "./simulator.ts";

const SECRET = "a secret of this desk, long enough";
let forum: RunningSimulator;
let account: ChannelAccount;
let posted: { headers: Record<string, string>; body: Buffer }[] = [];
beforeEach(async () => {
  forum = await startSimulator(discourseSimulator);
  account = { id: 1, channel: "discourse", name: "The shop", addresses: [], config: forum.world.config };
  posted = [];
});
afterEach(() => forum.stop());

const basics = { log: pino({ level: "silent" }), lookupFor: async () => lookup, now: () => new Date() };
const cursors = { cursor: async () => null, saveCursor: async () => undefined, isOnlyBodyOf: async () => true };
const person = discourseSimulator.person(1);

/** What a customer writes, as the desk understands it. */
async function hear(text: string) {
  const desk = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    posted.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(pieces) });
    response.end();
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void desk.close());
  await once(desk, "listening");
  const hookUrl = `http://127.0.0.1:${(desk.address() as AddressInfo).port}`;
  forum.connect(hookUrl);
  await forum.act({ kind: "text", person, text });
  const { headers, body } = posted.at(-1)!;
  const request = { method: "POST", url: hookUrl, query: {}, headers, body };
  const { deliveries } = await discourse.hook!(request, account, { ...basics, ...cursors });
  const { raw, envelope = {} } = deliveries[0]!;
  return discourse.parse(raw, envelope, account, SECRET);
}

async function send(more: Partial<OutgoingMessage>) {
  const parts: string[] = [];
  const ports = { ...basics, files: {} as never, publicUrl: "https://desk.example", secret: SECRET, hookUrl: null };
  const message: OutgoingMessage = {
    id: 7,
    externalId: "1.a@shop.example",
    caseId: 42,
    recipients: { to: [{ address: `wangfang@${new URL(forum.apiUrl).host}`, name: null }], cc: [], bcc: [] },
    subject: null,
    text: "It is on its way.",
    html: null,
    inReplyTo: null,
    threadRefs: [],
    attachments: [],
    automatic: false,
    senderName: "Wang of the shop",
    sentParts: [],
    ...more,
  };
  const notePart = async (id: string) => void parts.push(id);
  await discourse.send(message, account, { ...ports, linkTo: async () => "", notePart });
  return parts;
}

const said = () => forum.world.messages.filter(({ from }) => from === "shop").map(({ text }) => text);

test("a person's answer stands below the post, a machine's goes to the one who asked alone", async () => {
  const { externalId } = await hear("Where is my parcel?");
  await send({ inReplyTo: externalId });
  await send({ inReplyTo: externalId, automatic: true, text: "We have your question." });
  expect(said()).toEqual(["It is on its way.", "[private] We have your question."]);
});

test("who answers a private message of ours answers its case, and is answered in private", async () => {
  const { externalId } = await hear("Where is my parcel?");
  const [begun] = await send({ inReplyTo: externalId, automatic: true });
  const answer = await hear("/private It is number 1234.");
  expect(answer).toMatchObject({ text: "It is number 1234.", provenCaseId: 42, inReplyTo: begun });
  await send({ inReplyTo: answer.externalId, text: "Found it, thank you." });
  expect(said().at(-1)).toBe("[private] Found it, thank you.");
});

test("a private message that somebody else began proves no case, and an answer to nothing is private", async () => {
  const first = await hear("/private May I ask you something?");
  expect(first).toMatchObject({ provenCaseId: null, subject: "A question of Wang Fang" });
  await send({ inReplyTo: null, text: "We have looked it up." });
  expect(said()).toEqual(["[private] We have looked it up."]);
});

test("[L2] what leads to a person's own page is never written where others read along", async () => {
  const { externalId } = await hear("/private with @lilei We both wait for it.");
  const places: (string | undefined)[] = [];
  const answer = async (more: Partial<OutgoingMessage>) => {
    const [part] = await send({ inReplyTo: externalId, ...more, id: places.length + 1 });
    places.push(part?.replace(/:\d+$/, ""));
  };
  await answer({ automatic: true, text: "We have your question." });
  await answer({ text: "See https://desk.example/c/secret for all of it." });
  await answer({ text: "It arrives today." });
  const [told, led, said] = places;
  const both = externalId.replace(/:\d+$/, "");
  expect([told === both, led === both, said === both]).toEqual([false, false, true]);
});

test("a second attempt goes on below what is sent already", async () => {
  const { externalId } = await hear("Tell me all.");
  const text = `${"a".repeat(31_000)}\n\n${"b".repeat(31_000)}`;
  const [first] = await send({ inReplyTo: externalId, text });
  const rest = await send({ inReplyTo: externalId, text, sentParts: [first!] });
  expect(rest).toHaveLength(1);
});

test("what the forum finds too short is refused in its words, and whom it does not know is named", async () => {
  const { externalId } = await hear("Where is my parcel?");
  const short = { reason: "rejected", message: "422 Body is too short (minimum is 10 characters)" };
  await expect(send({ inReplyTo: externalId, text: "Soon." })).rejects.toMatchObject(short);
  const nobody = { to: [{ address: "nobody@forum.example", name: null }], cc: [], bcc: [] };
  await expect(send({ recipients: nobody })).rejects.toMatchObject({ reason: "rejected" });
});

test.each([
  [429, { extras: { wait_seconds: 240 } }, { reason: "retry", retryAfterMs: 240_000 }],
  [403, { error_type: "invalid_access" }, { reason: "auth" }],
  [410, {}, { reason: "gone" }],
  [422, { errors: ["Body seems unclear"] }, { reason: "rejected", message: "422 Body seems unclear" }],
  [502, {}, { reason: "retry" }],
  [200, { action: "enqueued", success: true }, { reason: "rejected" }],
])("what the forum means by %d %j", async (status, body, expected) => {
  forum.break({ kind: "status", status, body: JSON.stringify(body) });
  const sent = status === 200 ? send({}) : callForum(account, "/posts.json", { json: {} }, basics);
  await expect(sent).rejects.toMatchObject(expected);
});

test("a key of somebody else, and no key, are told by the doctor", async () => {
  const tried = (config: object) =>
    discourse.check!({ ...account, config: { ...account.config, ...config } }, { ...basics, hookUrl: null });
  expect(await tried({})).toMatchObject([{ ok: true, detail: "@shop" }]);
  expect(await tried({ apiKey: "x".repeat(20) })).toMatchObject([{ ok: false }]);
});

test("a private message whose readers the forum does not tell now is told of again", async () => {
  await hear("/private Are you there?");
  forum.break({ kind: "status", status: 503 });
  const { headers, body } = posted.at(-1)!;
  const ports = { ...basics, ...cursors };
  const request = { method: "POST", url: "", query: {}, headers, body };
  await expect(discourse.hook!(request, account, ports)).rejects.toMatchObject({ reason: "retry" });
});

test("a private message that comes while the key is refused is told of again", async () => {
  await hear("/private Are you there?");
  const { headers, body } = posted.at(-1)!;
  const ports = { ...basics, ...cursors };
  const request = { method: "POST", url: "", query: {}, headers, body };
  const refused = { ...account, config: { ...account.config, apiKey: "x".repeat(20) } };
  await expect(discourse.hook!(request, refused, ports)).rejects.toMatchObject({ reason: "retry" });
});

test("addresses are compared in small letters, each on its own forum", () => {
  expect(canonicalAddress(" @Wang.Fang@Forum.Example ")).toBe("wang.fang@forum.example");
  expect(canonicalAddress("王芳@example.com:8080/forum")).toBe("王芳@example.com:8080/forum");
  expect(nameIn("wang@example.com/forum")).toBe("wang");
  for (const none of ["wang", "wang@", "a b@x.example", "@x.example"]) expect(canonicalAddress(none)).toBeNull();
});
