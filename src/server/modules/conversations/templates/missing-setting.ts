import { channelOf } from "../../../kernel/channel/index.ts";
import type { AccountFacts } from "../channel-accounts/accounts-for.ts";

/** The setting without which an account's templates cannot be fetched; null when nothing is in the way. */
export function missingSetting({ channel, config }: Pick<AccountFacts, "channel" | "config">): string | null {
  const needs = channelOf(channel).templates?.needs;
  return needs !== undefined && !config[needs] ? needs : null;
}
