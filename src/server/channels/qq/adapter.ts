import { type ChannelAdapter, type HookContent, HookRefused } from "../../kernel/channel/index.ts";
import { callProvider } from "../toolkit/call-provider.ts";
import { step } from "../toolkit/check-steps.ts";
import { jsonBody, jsonBytes, readJson } from "../toolkit/hooks.ts";
import { plainChat } from "../toolkit/plain-chat.ts";
import { QqConfig, qqConfigOf, qqFields } from "./account-config.ts";
import { callQq } from "./api.ts";
import { messageId, messageOf, parseMessage, type QqMessage, type QqPayload } from "./event.ts";
import { fileTypes, MAX_TEXT, sendToPerson } from "./send.ts";
import { isSigned, signChallenge } from "./signature.ts";

/** QQ: a bot that people talk with alone, by the bot API v2. In by webhook, out as answers to what they wrote. */
export const qq: ChannelAdapter = {
  name: "qq",
  handleKind: "qq",
  capabilities: {
    ...plainChat,
    attachments: true,
    fileTypes,
    maxLength: MAX_TEXT,
    maxBytes: 15 * 1_048_576,
    receipts: ["sent"],
    session: { hours: 1, messages: 5 },
  },
  accountFields: qqFields,
  accountSchema: QqConfig,
  canonicalAddress: (text) => (/^[\w-]{8,64}$/.test(text.trim()) ? text.trim() : null),
  ownAddresses: (config) => [qqConfigOf({ config }).appId],
  hook(request, account) {
    const { appId, appSecret } = qqConfigOf(account);
    if ((request.headers["x-bot-appid"] ?? appId) !== appId) throw new HookRefused("the message is for another bot");
    const payload = jsonBody<QqPayload>(request);
    // Entered at q.qq.com, an address has to prove that it knows the secret; the question itself is not signed.
    if (payload.op === 13) return answerChallenge(payload, appSecret);
    const { "x-signature-ed25519": signature, "x-signature-timestamp": timestamp } = request.headers;
    if (!isSigned({ signature, timestamp }, request.body, appSecret)) throw new HookRefused("the signature is wrong");
    const message = messageOf(payload);
    return {
      deliveries: message ? [{ externalId: messageId(account, message.id!), raw: jsonBytes(message) }] : [],
      reports: [],
      answer: json({ op: 12 }),
    };
  },
  parse: async (raw, _envelope, account) => parseMessage(readJson<QqMessage>(raw), account),
  fetchFile: async (file, _account, ports) => {
    return (await callProvider({ url: file.ref.url ?? "", timeoutMs: 60_000 }, ports)).body;
  },
  canSend: (account) => Boolean(qqConfigOf(account).appSecret),
  send: sendToPerson,
  check: async (account, ports) => [
    await step("provider.sign_in", async () => {
      const { username = "" } = await callQq<{ username?: string }>(account, "/users/@me", undefined, ports);
      return username;
    }),
  ],
};

function answerChallenge({ d }: QqPayload, secret: string): HookContent {
  const signature = signChallenge(d ?? {}, secret);
  if (!signature) throw new HookRefused("the question is none of QQ's");
  return { deliveries: [], reports: [], answer: json({ plain_token: d!.plain_token, signature }) };
}

const json = (value: unknown) => ({ type: "application/json", body: JSON.stringify(value) });
