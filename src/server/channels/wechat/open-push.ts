import { type ChannelAccount, HookRefused, type HookRequest } from "../../kernel/channel.ts";
import { sameSecret } from "../toolkit/hooks.ts";
import { decryptPush, sortedSha1 } from "../toolkit/tencent/message-crypto.ts";
import { type Push, readPush } from "../toolkit/tencent/read-push.ts";
import { wechatConfigOf } from "./account-config.ts";

/** Checks that a request without encryption is WeChat's: it is signed, but for what it says. @throws HookRefused */
export function checkSignature({ query }: HookRequest, account: Pick<ChannelAccount, "config">): void {
  const { signature, timestamp = "", nonce = "" } = query;
  const { token } = wechatConfigOf(account);
  if (!sameSecret(signature, sortedSha1(token, timestamp, nonce))) throw new HookRefused("the signature is wrong");
}

/**
 * Checks and opens what WeChat posts. An account that is set to encryption takes nothing else: plain pushes are signed
 * without what they say, so that whoever saw one could write others.
 *
 * @throws HookRefused
 */
export function openPush(request: HookRequest, account: Pick<ChannelAccount, "config">): { text: string; push: Push } {
  const body = Buffer.from(request.body).toString();
  const { mode, token, aesKey = "", appId } = wechatConfigOf(account);
  if (mode === "plain") {
    checkSignature(request, account);
    return { text: body, push: readOrRefuse(body) };
  }
  const { msg_signature: signature, timestamp = "", nonce = "" } = request.query;
  if (signature === undefined) throw new HookRefused("the message is not encrypted");
  const { Encrypt: encrypted = "" } = readOrRefuse(body);
  if (!sameSecret(signature, sortedSha1(token, timestamp, nonce, encrypted)))
    throw new HookRefused("the signature is wrong");
  const text = decryptPush(aesKey, encrypted, appId);
  return { text, push: readOrRefuse(text) };
}

function readOrRefuse(text: string): Push {
  try {
    return readPush(text);
  } catch {
    throw new HookRefused("the body is neither XML nor JSON");
  }
}
