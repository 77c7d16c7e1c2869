import type { ChannelAccount } from "../../kernel/channel/index.ts";
import { botIdOf } from "./account-config.ts";

/** What a message is called, whoever wrote it: numbers of messages are counted in each chat by itself. */
export function messageId(account: Pick<ChannelAccount, "config">, chat: number | string, id: number): string {
  return `telegram:${botIdOf(account)}:${chat}:${id}`;
}
