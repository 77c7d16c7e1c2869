import type { Ctx } from "../../../kernel/ctx.ts";
import { accountsOfChannel } from "../../conversations/index.ts";
import { CHANNEL } from "../exchange-of.ts";

/** True when the desk has a telephone: nothing else keeps the promise to call somebody back. */
export async function canCallBack(ctx: Ctx): Promise<boolean> {
  return (await accountsOfChannel(ctx, CHANNEL)).length > 0;
}
