import type { ChannelAccount, ChannelAdapter, HookContent, HookPieces, HookPorts } from "../../kernel/channel/index.ts";
import { step } from "../toolkit/check-steps.ts";
import { readJson } from "../toolkit/hooks.ts";
import { plainChat } from "../toolkit/plain-chat.ts";
import { MOST_ITEMS } from "../toolkit/tencent/menu.ts";
import { openEncrypted } from "../toolkit/tencent/message-crypto.ts";
import { type Push, readOrRefuse } from "../toolkit/tencent/read-push.ts";
import { pushKeysOf, WecomConfig, wecomConfigOf, wecomFields } from "./account-config.ts";
import { wecomApi } from "./api.ts";
import type { KfMessage } from "./kf-message.ts";
import { parseMessage } from "./parse-message.ts";
import { pull } from "./pull.ts";
import { cursorOf, startLooking } from "./receive.ts";
import { MAX_TEXT, sendToCustomer } from "./send.ts";

/** WeCom customer service (微信客服): a push only knocks, then messages are read; answers go out by its API. */
export const wecom: ChannelAdapter = {
  name: "wecom",
  handleKind: "wecom",
  capabilities: {
    ...plainChat,
    attachments: true,
    choices: { most: MOST_ITEMS, label: 40 },
    maxLength: MAX_TEXT,
    lengthInBytes: true,
    // One file of 20 MB, with what the desk adds for the way.
    maxBytes: 28 * 1_048_576,
    receipts: ["sent", "bounced"],
    session: { hours: 48, messages: 5 },
  },
  accountFields: wecomFields,
  accountSchema: WecomConfig,
  canonicalAddress: (text) => (/^[\w-]{4,64}:[\w-]{4,64}$/.test(text.trim()) ? text.trim() : null),
  ownAddresses: (config) => [wecomConfigOf({ config }).corpId],
  hook(request, account, ports) {
    // Entered at WeCom, an address has to prove that it can open what is encrypted for it.
    if (request.method === "GET") {
      const body = openEncrypted(request.query.echostr, request, pushKeysOf(account));
      return { deliveries: [], reports: [], answer: { body } };
    }
    const { Encrypt: encrypted } = readOrRefuse(Buffer.from(request.body).toString());
    const push = readOrRefuse(openEncrypted(encrypted, request, pushKeysOf(account)));
    return push.Event === "kf_msg_or_event" ? { ...nothing, read: () => readKnocked(push, account, ports) } : nothing;
  },
  startReceiving: async (ports) => startLooking(ports),
  parse: async (raw, envelope, account) => parseMessage(readJson<KfMessage>(raw), envelope, account),
  fetchFile: (file, account, ports) => wecomApi.downloadMedia(account, file.ref.mediaId ?? "", ports),
  canSend: (account) => Boolean(wecomConfigOf(account).secret),
  send: async (message, account, ports) => sendToCustomer(message, account, ports),
  check: async (account, ports) => [
    await step("provider.sign_in", async () => {
      await wecomApi.signIn(account, ports);
      return wecomConfigOf(account).corpId;
    }),
  ],
};

const nothing: HookContent = { deliveries: [], reports: [], answer: { body: "success" } };

async function readKnocked(push: Push, account: ChannelAccount, ports: HookPorts): Promise<HookPieces> {
  const before = String((await ports.cursor(cursorOf(account))) ?? "");
  const from = { cursor: before, token: push.Token ?? null, now: Number(push.CreateTime) };
  const { cursor, ...content } = await pull(account, from, ports);
  return { ...content, stored: () => ports.saveCursor(cursorOf(account), cursor) };
}
