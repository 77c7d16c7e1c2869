import { type Static, Type } from "typebox";
import type { AccountField, ChannelAccount } from "../../kernel/channel/index.ts";
import type { PushKeys } from "../toolkit/tencent/message-crypto.ts";

export const WecomConfig = Type.Object({
  corpId: Type.String({ pattern: "^w[wx][0-9A-Za-z]{8,32}$" }),
  secret: Type.String({ pattern: "^[0-9A-Za-z_-]{16,64}$" }),
  token: Type.String({ pattern: "^[0-9A-Za-z]{3,32}$" }),
  aesKey: Type.String({ pattern: "^[0-9A-Za-z]{43}$" }),
  apiUrl: Type.String({ pattern: "^https?://" }),
});
export type WecomConfig = Static<typeof WecomConfig>;

/** The settings form of a company's app that may look after its customer service. */
export const wecomFields: readonly AccountField[] = [
  { name: "corpId", kind: "text", required: true, group: "provider" },
  { name: "secret", kind: "password", secret: true, required: true, group: "provider" },
  { name: "token", kind: "password", secret: true, required: true, group: "provider" },
  { name: "aesKey", kind: "password", secret: true, required: true, group: "provider" },
  {
    name: "apiUrl",
    kind: "url",
    host: true,
    required: true,
    default: "https://qyapi.weixin.qq.com",
    group: "provider",
  },
];

/** An account's settings, typed; they were checked against the schema when they were saved. */
export function wecomConfigOf(account: Pick<ChannelAccount, "config">): WecomConfig {
  return account.config as WecomConfig;
}

/** What WeCom's pushes to this account are signed and encrypted with. */
export function pushKeysOf(account: Pick<ChannelAccount, "config">): PushKeys {
  const { token, aesKey, corpId } = wecomConfigOf(account);
  return { token, aesKey, receiver: corpId };
}
