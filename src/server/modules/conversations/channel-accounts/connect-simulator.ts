import type { ChannelAccountView, SaveChannelAccount } from "../../../../shared/contract/channels.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { listAccounts } from "../store/accounts.ts";
import { saveAccount } from "./save-account.ts";

/** Gives the account of this channel and name these settings; makes it when there is none. */
export async function connectSimulator(
  ctx: Ctx,
  given: Pick<SaveChannelAccount, "channel" | "name" | "brandId" | "addresses" | "config">,
): Promise<ChannelAccountView> {
  const rows = await listAccounts(ctx.db, { activeOnly: false });
  const known = rows.find(({ channel, name }) => channel === given.channel && name === given.name);
  const { brandId = given.brandId, teamId = null } = known ?? {};
  return saveAccount(ctx, known?.id ?? null, { ...given, brandId, teamId, active: true });
}
