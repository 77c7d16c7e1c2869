import { channelOf } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { AccountFacts } from "../channel-accounts/open-account.ts";
import { forgetTemplates, lockTemplates } from "../store/templates.ts";

type Facts = Pick<AccountFacts, "id" | "channel" | "config">;

/** Whose templates an account's are at its provider; undefined where it has none. */
export function ownerOfTemplates({ channel, config }: Omit<Facts, "id">): unknown {
  const owner = channelOf(channel).templates?.owner;
  return owner === undefined ? undefined : config[owner] || undefined;
}

/** Offers the templates of a former owner no longer. */
export async function forgetFormerTemplates(tx: Ctx, before: Facts, after: Facts): Promise<void> {
  if (ownerOfTemplates(before) === ownerOfTemplates(after)) return;
  await lockTemplates(tx.db, after.id);
  await forgetTemplates(tx.db, after.id);
}
