import { channelOf } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { type AccountFacts, accountsFor } from "../conversations/index.ts";

/** The brand's account that can write to mail addresses. */
export async function mailAccountOf(ctx: Ctx, brandId: number): Promise<AccountFacts | undefined> {
  const accounts = await accountsFor(ctx, brandId);
  return accounts.find(({ channel, canSend }) => canSend && channelOf(channel).handleKind === "mail");
}
