import type { AnsweredCall } from "../../../../shared/contract/voice.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { visibleCall } from "../desk/call-for.ts";
import { me } from "../desk/take-call.ts";
import { callNotNow, callOver, callTaken } from "../errors.ts";
import { exchangeById } from "../exchange-of.ts";
import { findBrowserCall, updateBrowserCall } from "../store/browser-calls.ts";
import { lockCall } from "../store/calls.ts";
import { legsOf } from "../store/legs.ts";
import { iceFor } from "./ice.ts";
import { whoConnects } from "./who-connects.ts";

/**
 * Somebody answers in this page what rings at them, or goes on in it with what they speak already. The call is theirs once
 * the two pages are connected, and not before: who picks up and hears nobody has answered nobody.
 *
 * @throws calls.over, calls.taken by somebody else, calls.not_now
 */
export async function answerHere(ctx: Ctx, id: number, page: string): Promise<AnsweredCall> {
  const staffId = me(ctx);
  await visibleCall(ctx, id);
  return ctx.tx(async (tx) => {
    const call = (await lockCall(tx.db, id))!;
    const browser = await findBrowserCall(tx.db, id);
    if (call.state === "ended") throw callOver();
    if (!browser) throw callNotNow({ state: call.state });
    const legs = await legsOf(tx.db, id);
    const own = legs.findLast((leg) => leg.staffId === staffId && leg.state !== "over");
    // Who hands a call over has to let go of it while somebody else is being connected.
    const connecting = await whoConnects(tx.db, id, legs);
    if (!own || (connecting && connecting.id !== own.id)) throw callTaken();
    const session = browser.session + 1;
    const now = tx.now();
    await updateBrowserCall(tx.db, id, {
      session,
      agentPage: page,
      legId: own.id,
      agentSeenAt: now,
      connectingSince: now,
    });
    const { settings } = await exchangeById(tx, call.accountId);
    return {
      session,
      ice: iceFor(tx.config, `call-${id}`, now),
      record: settings.record && browser.mayRecord === true,
    };
  });
}
