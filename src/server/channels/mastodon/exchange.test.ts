import { lookup } from "node:dns";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import type { ChannelAccount, OutgoingMessage, ReceiverPorts } from "../../kernel/channel/index.ts";
import { type RunningSimulator, startSimulator } from "../toolkit/simulator/start-simulator.ts";
import { mastodon } from "./adapter.ts";
import { callServer } from "./call.ts";
import { mastodonSimulator } from "./simulator.ts";

let server: RunningSimulator;
let account: ChannelAccount;
beforeEach(async () => {
  server = await startSimulator(mastodonSimulator);
  account = { id: 1, channel: "mastodon", name: "", addresses: [], config: server.world.config };
});
afterEach(() => server.stop());

const basics = { log: pino({ level: "silent" }), lookupFor: async () => lookup, now: () => new Date() };
const person = mastodonSimulator.person(2);
const say = (text: string) => server.act({ kind: "text", person, text });

async function send(more: Partial<OutgoingMessage>) {
  const parts: string[] = [];
  const ports = { ...basics, files: {} as never, publicUrl: "", secret: "", hookUrl: null };
  const message: OutgoingMessage = {
    id: 1,
    externalId: "1.a@shop.example",
    caseId: 1,
    recipients: { to: [{ address: person.id, name: null }], cc: [], bcc: [] },
    subject: null,
    text: "It is on its way.",
    html: null,
    inReplyTo: null,
    threadRefs: [],
    attachments: [],
    automatic: false,
    senderName: "",
    sentParts: [],
    ...more,
  };
  await mastodon.send(message, account, {
    ...ports,
    linkTo: async () => "",
    notePart: async (id) => void parts.push(id),
  });
  return parts;
}

const said = () => server.world.messages.filter(({ from }) => from === "shop").map(({ text }) => text);

test("an answer to what its author deleted stands alone", async () => {
  await say("Hello?");
  const inReplyTo = "mastodon:shop@mastodon.example:999999";
  await send({ inReplyTo });
  expect(said()).toEqual(["It is on its way."]);
});

test("the same message handed over twice is one status", async () => {
  await say("Hello?");
  expect(await send({})).toEqual(await send({}));
  expect(said()).toHaveLength(1);
});

test("words that name somebody else mention nobody but the person", async () => {
  await say("Hello?");
  await server.act({ kind: "text", person: mastodonSimulator.person(3), text: "Me too" });
  await send({ text: `Ask @${mastodonSimulator.person(3).id}.` });
  expect(said()).toEqual([`Ask @\u200b${mastodonSimulator.person(3).id}.`]);
});

test("somebody whom the server does not find is gone, and no status is left behind", async () => {
  await expect(send({})).rejects.toMatchObject({ reason: "gone" });
  expect(said()).toEqual([]);
});

test("a server that counts requests is left alone until the moment it names", async () => {
  const reset = "2026-03-09T02:04:00.000Z";
  const limited = createServer((_request, response) =>
    response.writeHead(429, { "x-ratelimit-reset": reset }).end('{"error":"Too many requests"}'),
  ).listen(0, "127.0.0.1");
  onTestFinished(() => void limited.close());
  await once(limited, "listening");
  const apiUrl = `http://127.0.0.1:${(limited.address() as AddressInfo).port}`;
  const config = { ...account.config, apiUrl };
  const now = () => new Date("2026-03-09T02:00:00Z");
  await expect(
    callServer({ ...account, config }, "/api/v1/notifications", {}, { ...basics, now }),
  ).rejects.toMatchObject({ reason: "retry", retryAfterMs: 240_000, message: "429 Too many requests" });
});

test("another token, and a token of somebody else, are told by the doctor", async () => {
  const tried = (config: object) =>
    mastodon.check!({ ...account, config: { ...account.config, ...config } }, { ...basics, hookUrl: null });
  expect(await tried({})).toMatchObject([{ ok: true, detail: "@shop@mastodon.example" }]);
  expect(await tried({ accessToken: "x".repeat(20) })).toMatchObject([{ ok: false }]);
  expect(await tried({ address: "other@mastodon.example" })).toMatchObject([{ ok: false }]);
});

test("mentions from before the account was set up stay where they are; of later ones none is left out", async () => {
  await say("An old complaint");
  const told: string[] = [];
  let cursor: unknown = null;
  let rounds = 0;
  const rest = Promise.withResolvers<void>();
  const ports: ReceiverPorts = {
    ...basics,
    accounts: async () => [account],
    onAccountsChanged: () => () => undefined,
    accept: async ({ raw, envelope }) => {
      told.push((await mastodon.parse(raw, envelope, account, "")).text);
      return { isNew: true };
    },
    report: async () => undefined,
    cursor: async () => cursor,
    saveCursor: async (_id, _name, value) => {
      cursor = value;
    },
    reportHealth: async () => {
      rounds++;
      rest.resolve();
    },
  };
  const first = await mastodon.startReceiving!(ports, { smtpPort: 0, smtpHost: "", lmtpPort: 0 });
  await rest.promise;
  await first.stop();
  expect(told).toEqual([]);
  const later = Array.from({ length: 95 }, (_, n) => `Complaint ${n}`);
  for (const text of later) await say(text);
  const second = await mastodon.startReceiving!(ports, { smtpPort: 0, smtpHost: "", lmtpPort: 0 });
  await expect.poll(() => told.length).toBe(95);
  await second.stop();
  expect(told).toEqual(later);
  expect(rounds).toBeGreaterThanOrEqual(3);
});
