import { type ChannelAccount, type HookPorts, HookRefused, type HookRequest } from "../../kernel/channel/index.ts";
import { sameSecret } from "../toolkit/hooks.ts";
import { openEncrypted, sortedSha1 } from "../toolkit/tencent/message-crypto.ts";
import { type Push, readOrRefuse } from "../toolkit/tencent/read-push.ts";
import { checkUnsignedBody } from "../toolkit/unsigned-body.ts";
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
export async function openPush(
  request: HookRequest,
  account: Pick<ChannelAccount, "config">,
  ports: Pick<HookPorts, "now" | "isOnlyBodyOf">,
): Promise<{ text: string; push: Push }> {
  const body = Buffer.from(request.body).toString();
  const { mode, token, aesKey = "", appId } = wechatConfigOf(account);
  if (mode === "plain") {
    checkSignature(request, account);
    await checkUnsignedBody(request, ports);
    return { text: body, push: readOrRefuse(body) };
  }
  const { Encrypt: encrypted } = readOrRefuse(body);
  const text = openEncrypted(encrypted, request, { token, aesKey, receiver: appId });
  return { text, push: readOrRefuse(text) };
}
