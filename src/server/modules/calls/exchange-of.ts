import { type CallSettings, channelOf, type LinePorts, type TelephoneExchange } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { systemActor } from "../../kernel/ctx.ts";
import { type AccountFacts, adapterPorts, getAccount, hookUrlOf } from "../conversations/index.ts";

/** The channel whose exchanges this module speaks with. */
export const CHANNEL = "phone";

/** An account with the exchange behind it. */
export type Exchange = {
  account: AccountFacts;
  telephone: TelephoneExchange;
  settings: CallSettings;
  ports: LinePorts;
  ownNumber: string;
};

/** What an account of the telephone is spoken with through. @throws Error for another channel's */
export function exchangeOf(ctx: Ctx, account: AccountFacts): Exchange {
  const { telephone } = channelOf(account.channel);
  if (!telephone) throw new Error(`The channel ${account.channel} has no telephone.`);
  return {
    account,
    telephone,
    settings: telephone.settings(account),
    ownNumber: telephone.ownNumber(account),
    ports: { ...adapterPorts(ctx), hookUrl: hookUrlOf(ctx, account) },
  };
}

/** The same by the account's id. */
export async function exchangeById(ctx: Ctx, accountId: number): Promise<Exchange> {
  return exchangeOf(ctx, await getAccount(ctx, accountId));
}

/** True where we lead the lines ourselves. */
export function isLed({ telephone, account }: Exchange): boolean {
  return telephone.led(account) === "by-desk";
}

/** True where we can have something done; some exchanges only tell what they do. */
export function takesOrders({ telephone, account }: Exchange): boolean {
  return telephone.takesOrders(account);
}

/** What is rung at our side for a call. */
export async function ringsOf(ctx: Ctx, { accountId }: { accountId: number }): Promise<"telephones" | "browsers"> {
  const { telephone, account } = await exchangeById(ctx, accountId);
  return telephone.rings(account);
}

/** The telephone reads and writes as itself: that a request is from the exchange was checked before. */
export function asTelephone(ctx: Ctx): Ctx {
  return ctx.as(systemActor("telephone"));
}
