import type { ChatConfig } from "../../../shared/contract/chat.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { systemActor } from "../../kernel/ctx.ts";
import { type AccountFacts, accountOfHook } from "../conversations/index.ts";
import { chatUnknown } from "./errors.ts";

/** The channel whose other end this module serves. */
export const CHANNEL = "webchat";

/** An account's chat, with its settings typed; they were checked when they were saved. */
export type OpenedChat = { account: AccountFacts; config: ChatConfig };

/** The chat of an address that shops have in their pages. @throws chat.unknown also for one that was switched off */
export async function openChat(ctx: Ctx, key: string): Promise<OpenedChat> {
  const found = await accountOfHook(ctx, { channel: CHANNEL, key });
  if (!found) throw chatUnknown();
  return { account: found.account, config: found.account.config as ChatConfig };
}

/** The chat reads and writes as itself: the visitor's token, checked before, is what lets somebody in. */
export function asChat(ctx: Ctx): Ctx {
  return ctx.as(systemActor("chat"));
}
