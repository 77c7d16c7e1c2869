import type { Ctx } from "../../../kernel/ctx.ts";
import { callHeld, callResumed } from "../events.ts";
import { type Exchange, exchangeById } from "../exchange-of.ts";
import { finishCall } from "../finish-call.ts";
import { order, steer } from "../ring/steer.ts";
import { holdOn, talkIn } from "../room.ts";
import { agentsOf } from "../store/agents.ts";
import { type CallRow, updateCall } from "../store/calls.ts";
import { lockControlled } from "./call-for.ts";

/** The customer hears music, and nothing of what is said here. */
export async function holdCall(ctx: Ctx, id: number): Promise<CallRow> {
  return ctx.tx(async (tx) => {
    const call = await lockControlled(tx, id, ["talking"]);
    const on = await exchangeById(tx, call.accountId);
    if (isLed(on)) steer(tx, call, call.line!, [holdOn(on, call)]);
    else await orderFor(tx, on, call, "hold");
    tx.emit(callHeld, { callId: id }, { caseId: call.caseId, customerId: call.customerId });
    return updateCall(tx.db, id, { state: "held" });
  });
}

/** The customer is back. */
export async function resumeCall(ctx: Ctx, id: number): Promise<CallRow> {
  return ctx.tx(async (tx) => {
    const call = await lockControlled(tx, id, ["held"]);
    const on = await exchangeById(tx, call.accountId);
    if (isLed(on)) steer(tx, call, call.line!, [talkIn(on, call)]);
    else await orderFor(tx, on, call, "resume");
    tx.emit(callResumed, { callId: id }, { caseId: call.caseId, customerId: call.customerId });
    return updateCall(tx.db, id, { state: "talking" });
  });
}

/** Ends a call from our side. An exchange that leads it says itself when it is over. */
export async function hangUp(ctx: Ctx, id: number): Promise<CallRow> {
  return ctx.tx(async (tx) => {
    const call = await lockControlled(tx, id, ["ringing", "talking", "held", "transferring"]);
    const on = await exchangeById(tx, call.accountId);
    if (isLed(on)) return finishCall(tx, on, call);
    await orderFor(tx, on, call, "hang-up");
    return call;
  });
}

/** True where we lead the lines ourselves. */
export function isLed(on: Exchange): boolean {
  return on.telephone.led(on.account) === "by-desk";
}

async function orderFor(tx: Ctx, on: Exchange, call: CallRow, type: "hold" | "resume" | "hang-up"): Promise<void> {
  const extension = await extensionOf(tx, call.agentId);
  order(tx, call, { type, call: call.line!, extension }, `${on.account.id}-${call.id}-${type}-${tx.now().getTime()}`);
}

/** Where somebody is rung; null for nobody, and for who said nothing of it. */
export async function extensionOf(tx: Ctx, staffId: number | null): Promise<string | null> {
  if (staffId === null) return null;
  return (await agentsOf(tx.db, [staffId], tx.now())).get(staffId)?.address ?? null;
}
