import type { Ctx } from "../../../kernel/ctx.ts";

/** The address that an account's provider is told to send to. Whoever knows it can knock; each request is checked besides. */
export function hookUrlOf(ctx: Ctx, account: { channel: string; hookKey: string }): string {
  return new URL(`/hooks/${account.channel}/${account.hookKey}`, ctx.config.url).href;
}
