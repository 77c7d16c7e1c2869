import { type Static, Type } from "typebox";
import type { AccountField, ChannelAccount } from "../../kernel/channel/index.ts";

export const WechatConfig = Type.Object({
  appId: Type.String({ pattern: "^wx[0-9a-zA-Z]{8,32}$" }),
  appSecret: Type.String({ pattern: "^[0-9a-zA-Z]{16,64}$" }),
  token: Type.String({ pattern: "^[0-9A-Za-z]{3,32}$" }),
  mode: Type.Union([Type.Literal("encrypted"), Type.Literal("plain")]),
  aesKey: Type.Optional(Type.String({ pattern: "^[0-9A-Za-z]{43}$" })),
  apiUrl: Type.String({ pattern: "^https?://" }),
});
export type WechatConfig = Static<typeof WechatConfig>;

/** The settings form of an official account; all but the address stand under "Basic configuration" at mp.weixin.qq.com. */
export const wechatFields: readonly AccountField[] = [
  { name: "appId", kind: "text", required: true, group: "provider" },
  { name: "appSecret", kind: "password", secret: true, required: true, group: "provider" },
  { name: "token", kind: "password", secret: true, required: true, group: "provider" },
  {
    name: "mode",
    kind: "select",
    options: ["encrypted", "plain"],
    default: "encrypted",
    required: true,
    group: "provider",
  },
  {
    name: "aesKey",
    kind: "password",
    secret: true,
    required: true,
    when: { field: "mode", equals: "encrypted" },
    group: "provider",
  },
  { name: "apiUrl", kind: "url", host: true, required: true, default: "https://api.weixin.qq.com", group: "provider" },
];

/** An account's settings, typed; they were checked against the schema when they were saved. */
export function wechatConfigOf(account: Pick<ChannelAccount, "config">): WechatConfig {
  return account.config as WechatConfig;
}
