import type { ChannelAccount } from "../../../../kernel/channel/index.ts";

/** In what the two channels of Meta's Messenger Platform differ. */
export type Flavour = {
  channel: "messenger" | "instagram";
  /** what notifications are about */
  object: "page" | "instagram";
  /** the fields of a person that make a name */
  nameFields: string;
  /** the notifications that a page or account subscribes to */
  subscribed: string;
  /** how long a text may be, in letters or in bytes of UTF-8 */
  maxLength: number;
  lengthInBytes: boolean;
  /** files go up with a message; else Meta fetches them, and takes these kinds up to so many bytes */
  uploads: boolean;
  fetches?: Readonly<Record<string, number>>;
};

export type MetaConfig = {
  pageId: string;
  accessToken: string;
  appSecret: string;
  verifyToken: string;
  humanAgent?: boolean;
  apiUrl: string;
};

/** An account's settings, typed; they were checked against the schema when they were saved. */
export function metaConfigOf(account: Pick<ChannelAccount, "config">): MetaConfig {
  return account.config as MetaConfig;
}

/** What a message is called, whoever wrote it: Meta's ids are unique by themselves. */
export function messageId({ channel }: Flavour, mid: string): string {
  return `${channel}:${mid}`;
}
