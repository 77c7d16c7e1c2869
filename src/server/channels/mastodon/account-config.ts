import { type Static, Type } from "typebox";
import type { AccountField, ChannelAccount } from "../../kernel/channel/index.ts";
import { canonicalAddress } from "./address.ts";

export const MastodonConfig = Type.Object({
  address: Type.String({ pattern: "^\\s*@?[\\w.-]+@[^@\\s/]+\\s*$" }),
  accessToken: Type.String({ pattern: "^\\S{20,}$" }),
  apiUrl: Type.String({ pattern: "^https?://" }),
});
export type MastodonConfig = Static<typeof MastodonConfig>;

/** The settings form of an account on any server; Preferences → Development gives the token. */
export const mastodonFields: readonly AccountField[] = [
  { name: "address", kind: "text", required: true, group: "provider" },
  { name: "accessToken", kind: "password", secret: true, required: true, group: "provider" },
  { name: "apiUrl", kind: "url", host: true, required: true, group: "provider" },
];

/** An account's settings, typed; they were checked against the schema when they were saved. */
export function mastodonConfigOf(account: Pick<ChannelAccount, "config">): MastodonConfig {
  return account.config as MastodonConfig;
}

/** The shop itself: its address, and the server on which names without one are. */
export function shopOf(account: Pick<ChannelAccount, "config">): { address: string; server: string } {
  const given = mastodonConfigOf(account).address;
  const address = canonicalAddress(given) ?? given;
  return { address, server: address.slice(address.lastIndexOf("@") + 1) };
}

/** What a status is called here, as the account's server numbers those of all servers. */
export function statusId(account: Pick<ChannelAccount, "config">, id: string): string {
  return `mastodon:${shopOf(account).address}:${id}`;
}

/** The server's own id of a status; null for what is none of this account's. */
export function serverIdOf(account: Pick<ChannelAccount, "config">, externalId: string | null): string | null {
  const prefix = statusId(account, "");
  return externalId?.startsWith(prefix) ? externalId.slice(prefix.length) : null;
}
