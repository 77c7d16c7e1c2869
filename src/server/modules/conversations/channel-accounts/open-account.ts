import { type ChannelAccount, channelOf } from "../../../kernel/channel/index.ts";
import { isSealed, unseal } from "../../../kernel/seal.ts";
import type { AccountRow } from "../store/accounts.ts";

/** An account with its secrets readable, for adapters; never presented. */
export type AccountFacts = ChannelAccount & {
  brandId: number;
  teamId: number | null;
  addresseeId: number | null;
  active: boolean;
  hookKey: string;
  /** it is active and has all that sending needs */
  canSend: boolean;
};

/** Unseals an account's row. @throws Error when a secret was sealed with another installation's key */
export function openAccount(row: AccountRow, secret: string): AccountFacts {
  const { id, channel, name, addresses, brandId, teamId, addresseeId, active, hookKey } = row;
  const account = { id, channel, name, addresses, config: openConfig(row, secret) };
  return {
    ...account,
    brandId,
    teamId,
    addresseeId,
    active,
    hookKey,
    canSend: active && channelOf(channel).canSend(account),
  };
}

function openConfig({ channel, config }: AccountRow, secret: string): Record<string, unknown> {
  const opened = { ...config };
  for (const field of channelOf(channel).accountFields) {
    const value = opened[field.name];
    if (field.secret && typeof value === "string" && isSealed(value)) opened[field.name] = unseal(secret, value);
  }
  return opened;
}
