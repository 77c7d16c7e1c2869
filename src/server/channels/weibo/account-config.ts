import { type Static, Type } from "typebox";
import type { AccountField, ChannelAccount } from "../../kernel/channel/index.ts";

export const WeiboConfig = Type.Object({
  uid: Type.String({ pattern: "^\\d{5,20}$" }),
  appSecret: Type.String({ pattern: "^[0-9A-Za-z]{6,64}$" }),
  accessToken: Type.String({ pattern: "^[0-9A-Za-z._-]{8,200}$" }),
  apiUrl: Type.String({ pattern: "^https?://" }),
});
export type WeiboConfig = Static<typeof WeiboConfig>;

/** The settings form of a verified Weibo account whose fan service platform is in development mode. */
export const weiboFields: readonly AccountField[] = [
  { name: "uid", kind: "text", required: true, group: "provider" },
  { name: "appSecret", kind: "password", secret: true, required: true, group: "provider" },
  { name: "accessToken", kind: "password", secret: true, required: true, group: "provider" },
  { name: "apiUrl", kind: "url", host: true, required: true, default: "https://api.weibo.com", group: "provider" },
];

/** An account's settings, typed; they were checked against the schema when they were saved. */
export function weiboConfigOf(account: Pick<ChannelAccount, "config">): WeiboConfig {
  return account.config as WeiboConfig;
}
