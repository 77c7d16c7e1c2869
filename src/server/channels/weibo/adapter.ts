import {
  type AdapterPorts,
  type ChannelAccount,
  type ChannelAdapter,
  ChannelError,
  HookRefused,
} from "../../kernel/channel/index.ts";
import { step } from "../toolkit/check-steps.ts";
import { jsonBody, readJson, sameSecret } from "../toolkit/hooks.ts";
import { isPlain } from "../toolkit/loose-json.ts";
import { plainChat } from "../toolkit/plain-chat.ts";
import { sortedSha1 } from "../toolkit/tencent/message-crypto.ts";
import { checkUnsignedBody } from "../toolkit/unsigned-body.ts";
import { WeiboConfig, weiboConfigOf, weiboFields } from "./account-config.ts";
import { callWeibo, fetchWeiboFile, urlAt } from "./call.ts";
import { parsePush, pushId, saysSomething, type WeiboPush } from "./parse-push.ts";
import { MAX_TEXT, sendToPerson } from "./send.ts";

/** Weibo: private messages and mentions of a verified account, by the fan service platform (粉丝服务平台). */
export const weibo: ChannelAdapter = {
  name: "weibo",
  handleKind: "weibo",
  capabilities: {
    ...plainChat,
    attachments: false,
    maxLength: MAX_TEXT,
    maxBytes: null,
    receipts: ["sent"],
    session: { hours: 48, messages: null },
  },
  accountFields: weiboFields,
  accountSchema: WeiboConfig,
  canonicalAddress: (text) => (/^\d{5,20}$/.test(text.trim()) ? text.trim() : null),
  ownAddresses: (config) => [weiboConfigOf({ config }).uid],
  async hook(request, account, ports) {
    const { appSecret, uid } = weiboConfigOf(account);
    const { signature, timestamp = "", nonce = "", echostr = "" } = request.query;
    if (!sameSecret(signature, sortedSha1(appSecret, timestamp, nonce)))
      throw new HookRefused("the signature is wrong");
    // Entered at Weibo, an address has to prove that it is there.
    if (request.method === "GET") return { deliveries: [], reports: [], answer: { body: echostr } };
    await checkUnsignedBody(request, ports);
    const push = jsonBody<WeiboPush>(request);
    if (!isPlain(push.receiver_id) || String(push.receiver_id) !== uid)
      throw new HookRefused("the message is for another account");
    if (!saysSomething(push)) return { deliveries: [], reports: [] };
    return { deliveries: [{ externalId: pushId(push, account), raw: request.body }], reports: [] };
  },
  parse: async (raw, _envelope, account) => parsePush(readJson<WeiboPush>(raw), account),
  fetchFile: (file, account, ports) => fetchWeiboFile(file.ref.fid ?? "", account, ports),
  canSend: (account) => Boolean(weiboConfigOf(account).accessToken),
  send: sendToPerson,
  check: async (account, ports) => [await step("provider.sign_in", () => signIn(account, ports))],
};

/** Asks Weibo whose the token is. @throws ChannelError */
async function signIn(account: ChannelAccount, ports: AdapterPorts): Promise<string> {
  const url = urlAt("api", "/oauth2/get_token_info", account);
  const { uid } = await callWeibo<{ uid?: number | string }>(account, url, {}, ports);
  if (String(uid) !== weiboConfigOf(account).uid) throw new ChannelError("auth", `The token is of the account ${uid}.`);
  return String(uid);
}
