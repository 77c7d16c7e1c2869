import { type ChannelAccount, channelOf } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { guardHost } from "../../../kernel/guard-address.ts";

/**
 * Looks up every host that an account names and refuses those this desk must not connect to.
 * @throws KnownError hosts.refused, hosts.unknown
 */
export async function guardHosts(ctx: Ctx, account: Pick<ChannelAccount, "channel" | "config">): Promise<void> {
  for (const field of channelOf(account.channel).accountFields) {
    const value = account.config[field.name];
    if (!field.host || typeof value !== "string" || value === "") continue;
    await guardHost(field.kind === "url" ? new URL(value).hostname : value, "mail", ctx.config);
  }
}
