import { type Static, Type } from "typebox";
import type { AccountField, ChannelAccount } from "../../kernel/channel/index.ts";

export const DiscourseConfig = Type.Object({
  apiUrl: Type.String({ pattern: "^https?://" }),
  username: Type.String({ pattern: "^\\s*@?[^\\s@/]{1,60}\\s*$" }),
  apiKey: Type.String({ pattern: "^\\S{20,}$" }),
  // Discourse takes none that is shorter.
  webhookSecret: Type.String({ minLength: 12 }),
  categories: Type.Optional(Type.Array(Type.String({ pattern: "^\\s*\\d{1,15}\\s*$" }))),
});
export type DiscourseConfig = Static<typeof DiscourseConfig>;

/** The settings form of an account on any forum; its administrator makes the key and the webhook. */
export const discourseFields: readonly AccountField[] = [
  { name: "apiUrl", kind: "url", host: true, required: true, group: "provider" },
  { name: "username", kind: "text", required: true, group: "provider" },
  { name: "apiKey", kind: "password", secret: true, required: true, group: "provider" },
  { name: "webhookSecret", kind: "password", secret: true, required: true, group: "receiving" },
  { name: "categories", kind: "list", group: "receiving" },
];

type Account = Pick<ChannelAccount, "config">;

/** An account's settings, typed; they were checked against the schema when they were saved. */
export function discourseConfigOf(account: Account): DiscourseConfig {
  return account.config as DiscourseConfig;
}

/** Where the forum is, without a slash at its end: it may lie below a path of somebody's pages. */
export function baseOf(account: Account): string {
  const { origin, pathname } = new URL(discourseConfigOf(account).apiUrl);
  return `${origin}${pathname.replace(/\/+$/, "")}`;
}

/** What the forum is called in addresses and ids: its host, and its path where it has one. */
export function siteOf(account: Account): string {
  return baseOf(account).replace(/^https?:\/\//, "");
}

/** Our own user there, as the API wants it. */
export function usernameOf(account: Account): string {
  return discourseConfigOf(account).username.trim().replace(/^@/, "");
}
