import type { ChannelAccountView } from "../../../../shared/contract/channels.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { listAccounts } from "../store/accounts.ts";
import { presentAccounts } from "./present-account.ts";

/** All accounts with their health, for the channel doctor; without their settings. */
export async function accountHealth(ctx: Ctx): Promise<ChannelAccountView[]> {
  return presentAccounts(ctx, await listAccounts(ctx.db, { activeOnly: false }), { settings: false });
}
