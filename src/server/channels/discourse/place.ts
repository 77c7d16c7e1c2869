import type { ChannelAccount } from "../../kernel/channel/index.ts";
import { siteOf } from "./account-config.ts";

/** Where a post stands: posts are counted in each topic by itself. */
export type Place = { isPrivate: boolean; topic: number; number: number };

type Account = Pick<ChannelAccount, "config">;

/** What a post is called here, whoever wrote it. */
export function placeId(account: Account, { isPrivate, topic, number }: Place): string {
  return `discourse:${siteOf(account)}:${isPrivate ? "p" : "t"}:${topic}:${number}`;
}

/** Where the message of this id stands on the account's forum; null for what is none of its posts. */
export function placeOf(account: Account, externalId: string | null | undefined): Place | null {
  const prefix = `discourse:${siteOf(account)}:`;
  if (!externalId?.startsWith(prefix)) return null;
  const [, kind, topic, number] = /^([pt]):(\d+):(\d+)$/.exec(externalId.slice(prefix.length)) ?? [];
  return kind ? { isPrivate: kind === "p", topic: Number(topic), number: Number(number) } : null;
}
