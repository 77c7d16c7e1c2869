import type { FastifyRequest } from "fastify";
import { type HookAnswer, HookRefused } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { accountOfHook, noteHookHealth } from "../conversations/index.ts";
import { hookRequest } from "../intake/index.ts";
import { exchangeRefused } from "./errors.ts";
import { asTelephone, CHANNEL, exchangeOf } from "./exchange-of.ts";
import { hearLine } from "./line/hear-line.ts";
import { hearExchange } from "./told/hear-exchange.ts";

/**
 * Hears what an exchange tells or asks at the address of one of our accounts. That it is from there is checked before
 * anything of it is looked at.
 *
 * @throws request.not_found for an address that is nobody's, calls.hook_refused
 */
export async function hearRequest(ctx: Ctx, key: string, request: FastifyRequest): Promise<HookAnswer> {
  const own = asTelephone(ctx);
  const found = await accountOfHook(own, { channel: CHANNEL, key });
  if (!found) throw notFound({ what: "hook", id: key });
  const on = exchangeOf(own, found.account);
  try {
    const news = on.telephone.understand(hookRequest(own, request), on.account, own.now());
    const isCall = news.kind === "called" || (news.kind === "told" && news.event === "ringing");
    await noteHookHealth(own, on.account.id, { messages: isCall ? 1 : 0 });
    if (news.kind === "told") {
      await hearExchange(own, on, news);
      return { type: "application/json", body: '{"ok":true}' };
    }
    const { steps, turn } = await hearLine(own, on, news);
    return on.telephone.answer(steps, { hookUrl: on.ports.hookUrl, turn });
  } catch (error) {
    if (!(error instanceof HookRefused)) throw error;
    await noteHookHealth(own, on.account.id, { refused: error.message });
    throw exchangeRefused({ reason: error.message });
  }
}
