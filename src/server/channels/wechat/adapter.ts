import type { ChannelAdapter } from "../../kernel/channel/index.ts";
import { plainChat } from "../toolkit/plain-chat.ts";
import { MOST_ITEMS } from "../toolkit/tencent/menu.ts";
import { readPush } from "../toolkit/tencent/read-push.ts";
import { WechatConfig, wechatConfigOf, wechatFields } from "./account-config.ts";
import { wechatApi } from "./api.ts";
import { checkOfficialAccount } from "./check.ts";
import { checkSignature, openPush } from "./open-push.ts";
import { parsePush, pushId, saysSomething } from "./parse-push.ts";
import { fileTypes, MAX_TEXT, sendToFollower } from "./send.ts";
import { listTemplates } from "./templates/list-templates.ts";
import { reportOf } from "./templates/send-template.ts";

/** WeChat: an official account (公众号). In by its message pushes, out by the customer service API. */
export const wechat: ChannelAdapter = {
  name: "wechat",
  handleKind: "wechat",
  capabilities: {
    ...plainChat,
    attachments: true,
    fileTypes,
    choices: { most: MOST_ITEMS, label: 40 },
    maxLength: MAX_TEXT,
    lengthInBytes: true,
    maxBytes: 15 * 1_048_576,
    receipts: ["sent"],
    session: { hours: 48, messages: 5 },
    templates: true,
  },
  accountFields: wechatFields,
  accountSchema: WechatConfig,
  canonicalAddress: (text) => (/^[\w-]{6,64}$/.test(text.trim()) ? text.trim() : null),
  ownAddresses: (config) => [wechatConfigOf({ config }).appId],
  async hook(request, account, ports) {
    // Entered at mp.weixin.qq.com, an address has to prove that it knows the token.
    if (request.method === "GET") {
      checkSignature(request, account);
      return { deliveries: [], reports: [], answer: { body: request.query.echostr ?? "" } };
    }
    const { text, push } = await openPush(request, account, ports);
    const delivery = { externalId: pushId(push, account), raw: Buffer.from(text) };
    const report = reportOf(push, account);
    return {
      deliveries: saysSomething(push) ? [delivery] : [],
      reports: report ? [report] : [],
      answer: { body: "success" },
    };
  },
  parse: async (raw, _envelope, account) => parsePush(readPush(Buffer.from(raw).toString()), account),
  fetchFile: (file, account, ports) => wechatApi.downloadMedia(account, file.ref.mediaId ?? "", ports),
  canSend: (account) => Boolean(wechatConfigOf(account).appSecret),
  send: sendToFollower,
  templates: { owner: "appId", list: listTemplates },
  check: checkOfficialAccount,
};
