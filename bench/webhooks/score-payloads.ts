import { join } from "node:path";
import { line } from "../../src/server/channels/line/adapter.ts";
import { telegram } from "../../src/server/channels/telegram/adapter.ts";
import { hookSecret } from "../../src/server/channels/telegram/secret.ts";
import { hmac } from "../../src/server/channels/toolkit/hooks.ts";
import { sortedSha1 } from "../../src/server/channels/toolkit/tencent/message-crypto.ts";
import { wechat } from "../../src/server/channels/wechat/adapter.ts";
import { whatsapp } from "../../src/server/channels/whatsapp/adapter.ts";
import type {
  ChannelAccount,
  ChannelAdapter,
  HookContent,
  HookPorts,
  HookRequest,
  IncomingMessage,
} from "../../src/server/kernel/channel/index.ts";
import { type Row, readJsonLines } from "../support/corpora.ts";

type Expected = Record<string, string | number | boolean | null>;
type Payload = {
  id: string;
  channel: string;
  payload: unknown;
  expected_attributes: Expected;
  xml_fields?: Record<string, string>;
};

/** A channel with an account, and how its vendor sends a body. */
type Way = {
  adapter: ChannelAdapter;
  config(payload: unknown): Record<string, unknown>;
  sign(body: string, account: ChannelAccount): Partial<Pick<HookRequest, "headers" | "query">>;
};

const apiUrl = "http://127.0.0.1:9";
const [timestamp, nonce, token] = [String(Math.floor(Date.now() / 1_000)), "nonce", "token"];
const WAYS: Record<string, Way> = {
  line: {
    adapter: line,
    config: () => ({ basicId: "@bench", channelSecret: "secret", accessToken: "t", apiUrl }),
    sign: (body) => ({ headers: { "x-line-signature": hmac("sha256", "secret", body, "base64") } }),
  },
  telegram: {
    adapter: telegram,
    config: () => ({ token: "10001:secret", receive: "webhook", apiUrl }),
    sign: (_, account) => ({ headers: { "x-telegram-bot-api-secret-token": hookSecret(account) } }),
  },
  wechat: {
    adapter: wechat,
    config: () => ({ appId: "wx1", appSecret: "s", token, mode: "plain", apiUrl }),
    sign: () => ({ query: { timestamp, nonce, signature: sortedSha1(token, timestamp, nonce) } }),
  },
  whatsapp: {
    adapter: whatsapp,
    config: (payload) => ({ number: "+15550953877", phoneNumberId: numberOf(payload), appSecret: "secret", apiUrl }),
    sign: (body) => ({ headers: { "x-hub-signature-256": `sha256=${hmac("sha256", "secret", body)}` } }),
  },
};

/**
 * Vendors' payloads, signed and handed to each channel as its vendor does: a person's message must come out with what the
 * payload says of it, and nothing may fail. What no person said (follows, scans, edits of groups …) opens no case.
 */
export async function scorePayloads(folder: string, verbose: boolean): Promise<Row[]> {
  const payloads = readJsonLines<Payload>(join(folder, "payloads.jsonl"));
  const known = payloads.filter(({ channel }) => WAYS[channel]);
  const counts = { right: 0, said: 0, silent: 0 };
  for (const payload of known) {
    const faults = await faultsOf(payload).catch((error: unknown) => [String(error)]);
    if (faults === null) counts.silent++;
    else counts.said++;
    if (!faults || faults.length === 0) counts.right++;
    if (verbose && faults === null) console.log(`  ${payload.id}: nobody said anything`);
    if (verbose && faults?.length) console.log(`  ${payload.id}: ${faults.join("; ")}`);
  }
  const { right, said, silent } = counts;
  const others = payloads.length - known.length;
  const detail = `${right}/${known.length}: ${said} messages, ${silent} in which nobody says anything; ${others} of WeCom's own apps left out`;
  return [{ corpus: "webhook_vectors", field: "payloads", score: right / known.length, detail, target: 1 }];
}

/** What is wrong with what became of a payload; null when no person said anything in it. */
async function faultsOf({ channel, payload, expected_attributes, xml_fields }: Payload): Promise<string[] | null> {
  const { adapter, config, sign } = WAYS[channel]!;
  const account: ChannelAccount = { id: 1, channel, name: "bench", addresses: [], config: config(payload) };
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  const request: HookRequest = {
    method: "POST",
    url: "https://desk.example/hooks",
    query: {},
    headers: {},
    ...sign(body, account),
    body: Buffer.from(body),
  };
  const content: HookContent = await adapter.hook!(request, account, ports);
  const [delivery] = content.deliveries;
  if (!delivery) return null;
  const message = await adapter.parse(delivery.raw, delivery.envelope ?? {}, account, "");
  return wrongIn(message, { ...expected_attributes, ...(xml_fields && fromXml(xml_fields)) });
}

/** Attributes that a message has a place for, and whether it holds them. */
const CARRIED: Record<string, (message: IncomingMessage, value: string) => boolean> = {
  sender: ({ sender }, value) => sender?.address === value,
  from_id: ({ sender }, value) => sender?.address.replace(/^\+/, "") === value,
  source: ({ sender }, value) => sender?.address === value,
  profile_name: ({ sender }, value) => sender?.name === value,
  text: ({ text }, value) => text.includes(value),
  message_id: ({ externalId }, value) => externalId.endsWith(value),
  reply_to: ({ inReplyTo }, value) => inReplyTo?.endsWith(value) ?? false,
  timestamp: ({ writtenAt }, value) => writtenAt?.getTime() === Number(value) * 1_000,
  timestamp_ms: ({ writtenAt }, value) => writtenAt?.getTime() === Number(value),
};

function wrongIn(message: IncomingMessage, expected: Expected): string[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const carries = Object.hasOwn(CARRIED, name) ? CARRIED[name]! : null;
    return value === null || !carries || carries(message, String(value)) ? [] : [`${name} is not ${value}`];
  });
}

/** WeChat's own names for the same. */
function fromXml({ FromUserName, Content, MsgId, CreateTime }: Record<string, string>): Expected {
  return {
    sender: FromUserName ?? null,
    text: Content ?? null,
    message_id: MsgId ?? null,
    timestamp: CreateTime ?? null,
  };
}

function numberOf(payload: unknown): string {
  return /"phone_number_id":\s*"(\d+)"/.exec(JSON.stringify(payload))?.[1] ?? "";
}

/** Nothing here needs a vendor: whoever asks for a name gets none. */
const ports = {
  now: () => new Date(),
  lookupFor: () => undefined,
  cursor: async () => undefined,
  saveCursor: async () => undefined,
  isOnlyBodyOf: async () => true,
} as unknown as HookPorts;
