import type { Static } from "typebox";
import type { CallerTurn, HangUpCall, LineState } from "../../../../shared/contract/voice.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { Caller } from "../../chat/index.ts";
import { callNotFound } from "../errors.ts";
import { asTelephone, exchangeById } from "../exchange-of.ts";
import { finishCall } from "../finish-call.ts";
import { type BrowserCallRow, findBrowserCall } from "../store/browser-calls.ts";
import { type CallRow, findCall, lockCall } from "../store/calls.ts";
import { lineState, takeSignals } from "./line-state.ts";
import { noteSeen } from "./note-seen.ts";
import { tendCall } from "./tend-call.ts";

/** A visitor's call, for who it is. @throws calls.not_found also for somebody else's */
async function ownCall(ctx: Ctx, { chat, visitor }: Caller, id: number) {
  const [call, browser] = [await findCall(ctx.db, id), await findBrowserCall(ctx.db, id)];
  const isTheirs = call?.accountId === chat.account.id && browser && visitor.addresses.includes(browser.address);
  if (!isTheirs) throw callNotFound({ id });
  return { call: call as CallRow, browser: browser as BrowserCallRow };
}

/** The visitor's page asks how its call stands, and says what it has to tell the agent's. @throws calls.not_found */
export async function callerTurn(ctx: Ctx, caller: Caller, turn: Static<typeof CallerTurn>): Promise<LineState> {
  const own = asTelephone(ctx);
  const before = await ownCall(own, caller, turn.id);
  const isHere = before.browser.callerPage === turn.page;
  if (isHere && before.call.state !== "ended") {
    await noteSeen(own, before.call, before.browser, "callerSeenAt");
    await takeSignals(own, before.browser, { byAgent: false, turn });
  }
  await tendCall(own, turn.id);
  const { call, browser } = await ownCall(own, caller, turn.id);
  return lineState(own, call, browser, { byAgent: false, isHere, turn });
}

/** The visitor hangs up. @throws calls.not_found */
export async function callerHangsUp(ctx: Ctx, caller: Caller, { id }: Static<typeof HangUpCall>): Promise<void> {
  const own = asTelephone(ctx);
  await ownCall(own, caller, id);
  await own.tx(async (tx) => {
    const call = (await lockCall(tx.db, id))!;
    await finishCall(tx, await exchangeById(tx, call.accountId), call, { how: "completed" });
  });
}
