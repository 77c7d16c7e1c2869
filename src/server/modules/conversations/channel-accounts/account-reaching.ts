import { channelOf } from "../../../kernel/channel/index.ts";
import type { AccountFacts } from "./open-account.ts";

/** The first of these accounts to whose channel all of these are addresses; null when none reaches them all. */
export function accountReaching(
  accounts: readonly AccountFacts[],
  recipients: readonly { address: string }[],
  channel?: string,
): AccountFacts | null {
  const reaches = (account: AccountFacts) =>
    recipients.every(({ address }) => channelOf(account.channel).canonicalAddress(address) !== null);
  return accounts.find((account) => (channel === undefined || account.channel === channel) && reaches(account)) ?? null;
}
