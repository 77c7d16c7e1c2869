import { type ChannelAccount, channelOf } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { listAccounts } from "../store/accounts.ts";
import { type AccountFacts, openAccount } from "./open-account.ts";

/** The account by which one of another channel sends; null where there is none that can. */
export async function carrierOf(ctx: Ctx, carried: ChannelAccount): Promise<AccountFacts | null> {
  const rows = await listAccounts(ctx.db, { activeOnly: true });
  const carriers = rows.filter((row) => carries(row, carried)).map((row) => openAccount(row, ctx.config.secret));
  return carriers.find(({ canSend }) => canSend) ?? null;
}

/**
 * Another active account that is carried as this one would be: nothing tells for which of them a message is, or which of
 * them sent what a provider reports on.
 */
export async function rivalOf(ctx: Ctx, carried: ChannelAccount): Promise<ChannelAccount | undefined> {
  const address = channelOf(carried.channel).carried?.by(carried);
  if (!address) return undefined;
  const rows = await listAccounts(ctx.db, { activeOnly: true });
  const carriers = rows.filter((row) => carries(row, carried));
  return rows.find((row) => {
    if (row.id === carried.id) return false;
    return channelOf(row.channel).carried?.by(row) === address || carriers.some((carrier) => carries(carrier, row));
  });
}

/** True when what an account of another channel sends and receives goes by this one. */
export function carries(account: ChannelAccount, carried: ChannelAccount): boolean {
  const address = channelOf(carried.channel).carried?.by(carried);
  return Boolean(address) && account.channel !== carried.channel && account.addresses.includes(address!);
}
