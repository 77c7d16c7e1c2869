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

/** True when what an account of another channel sends and receives goes by this one. */
export function carries(account: ChannelAccount, carried: ChannelAccount): boolean {
  const address = channelOf(carried.channel).carried?.by(carried);
  return Boolean(address) && account.channel !== carried.channel && account.addresses.includes(address!);
}
