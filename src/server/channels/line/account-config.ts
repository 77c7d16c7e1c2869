import { type Static, Type } from "typebox";
import type { AccountField, ChannelAccount } from "../../kernel/channel/index.ts";

export const LineConfig = Type.Object({
  basicId: Type.String({ pattern: "^@[0-9a-z._-]{3,30}$" }),
  accessToken: Type.String({ minLength: 20, maxLength: 1_000 }),
  channelSecret: Type.String({ pattern: "^[0-9a-f]{32}$" }),
  apiUrl: Type.String({ pattern: "^https?://" }),
});
export type LineConfig = Static<typeof LineConfig>;

/** The settings form of an official account; LINE's console for developers shows what goes in. */
export const lineFields: readonly AccountField[] = [
  { name: "basicId", kind: "text", required: true, group: "provider" },
  { name: "accessToken", kind: "password", secret: true, required: true, group: "provider" },
  { name: "channelSecret", kind: "password", secret: true, required: true, group: "provider" },
  { name: "apiUrl", kind: "url", host: true, required: true, default: "https://api.line.me", group: "provider" },
];

/** An account's settings, typed; they were checked against the schema when they were saved. */
export function lineConfigOf(account: Pick<ChannelAccount, "config">): LineConfig {
  return account.config as LineConfig;
}
