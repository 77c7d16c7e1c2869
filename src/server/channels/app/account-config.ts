import { type Static, Type } from "typebox";
import type { AccountField, ChannelAccount } from "../../kernel/channel/index.ts";

export const AppConfig = Type.Object({
  appId: Type.String({ pattern: "^[a-z0-9][a-z0-9.-]{0,60}$" }),
  secret: Type.String({ pattern: "^whsec_[A-Za-z0-9+/]{32,}={0,2}$" }),
  url: Type.Optional(Type.String({ pattern: "^https?://" })),
});
export type AppConfig = Static<typeof AppConfig>;

/** The settings form of a shop's own app. */
export const appFields: readonly AccountField[] = [
  { name: "appId", kind: "text", required: true, group: "provider" },
  { name: "secret", kind: "password", secret: true, required: true, group: "provider" },
  { name: "url", kind: "url", host: true, group: "provider" },
];

/** An account's settings, typed; they were checked against the schema when they were saved. */
export function appConfigOf(account: Pick<ChannelAccount, "config">): AppConfig {
  return account.config as AppConfig;
}
