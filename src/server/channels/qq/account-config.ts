import { type Static, Type } from "typebox";
import type { AccountField, ChannelAccount } from "../../kernel/channel/index.ts";

export const QqConfig = Type.Object({
  appId: Type.String({ pattern: "^\\d{5,20}$" }),
  appSecret: Type.String({ pattern: "^[0-9A-Za-z]{8,64}$" }),
  apiUrl: Type.String({ pattern: "^https?://" }),
});
export type QqConfig = Static<typeof QqConfig>;

/** The settings form of a bot; both stand at q.qq.com under its development settings. */
export const qqFields: readonly AccountField[] = [
  { name: "appId", kind: "text", required: true, group: "provider" },
  { name: "appSecret", kind: "password", secret: true, required: true, group: "provider" },
  { name: "apiUrl", kind: "url", host: true, required: true, default: "https://api.sgroup.qq.com", group: "provider" },
];

/** An account's settings, typed; they were checked against the schema when they were saved. */
export function qqConfigOf(account: Pick<ChannelAccount, "config">): QqConfig {
  return account.config as QqConfig;
}
