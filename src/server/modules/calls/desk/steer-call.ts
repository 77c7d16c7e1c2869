import type { Ctx } from "../../../kernel/ctx.ts";
import { callHeld, callResumed } from "../events.ts";
import { type Exchange, isLed } from "../exchange-of.ts";
import { finishCall } from "../finish-call.ts";
import { order } from "../ring/order.ts";
import { steer } from "../ring/steer.ts";
import { agentsOf } from "../store/agents.ts";
import { type CallRow, updateCall } from "../store/calls.ts";
import { lockControlled } from "./call-for.ts";

/** The customer hears music, and nothing of what is said here. */
export function holdCall(ctx: Ctx, id: number): Promise<CallRow> {
  return change(ctx, id, { from: "talking", to: "held", order: "hold", news: callHeld });
}

/** The customer is back. */
export function resumeCall(ctx: Ctx, id: number): Promise<CallRow> {
  return change(ctx, id, { from: "held", to: "talking", order: "resume", news: callResumed });
}

type Change = {
  from: CallRow["state"];
  to: CallRow["state"];
  order: "hold" | "resume";
  news: typeof callHeld | typeof callResumed;
};

async function change(ctx: Ctx, id: number, { from, to, order: what, news }: Change): Promise<CallRow> {
  return ctx.tx(async (tx) => {
    const { call, on } = await lockControlled(tx, id, [from]);
    await tell(tx, on, call, what);
    tx.emit(news, { callId: id }, { caseId: call.caseId, customerId: call.customerId });
    return updateCall(tx.db, id, { state: to });
  });
}

/** Ends a call from our side. An exchange that leads it says itself when it is over. */
export async function hangUp(ctx: Ctx, id: number): Promise<CallRow> {
  return ctx.tx(async (tx) => {
    const { call, on } = await lockControlled(tx, id, ["ringing", "talking", "held", "transferring"]);
    if (isLed(on)) return finishCall(tx, on, call);
    await tell(tx, on, call, "hang-up");
    return call;
  });
}

/** Tells the customer's line, or whoever leads it, what is to be done with it now. */
export async function tell(tx: Ctx, on: Exchange, call: CallRow, type: "hold" | "resume" | "hang-up"): Promise<void> {
  if (isLed(on)) return steer(tx, call.id, call.line!);
  const extension = await extensionOf(tx, call.agentId);
  order(tx, call, { type, call: call.line!, extension });
}

/** Where somebody is rung; null for nobody, and for who said nothing of it. */
export async function extensionOf(tx: Ctx, staffId: number | null): Promise<string | null> {
  if (staffId === null) return null;
  return (await agentsOf(tx.db, [staffId], tx.now())).get(staffId)?.address ?? null;
}
