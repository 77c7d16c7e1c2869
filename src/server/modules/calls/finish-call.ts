import type { CallOutcome } from "../../../shared/contract/calls.ts";
import type { LineEnd } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { callEnded } from "./events.ts";
import { type Exchange, isLed } from "./exchange-of.ts";
import { enqueueOfferTo, enqueueReady, keepFiled } from "./jobs-of-calls.ts";
import { overLeg } from "./ring/over-leg.ts";
import { steer } from "./ring/steer.ts";
import { freeTelephone, setTelephone } from "./set-telephone.ts";
import { lockAgent } from "./store/agents.ts";
import { type CallRow, updateCall } from "./store/calls.ts";
import { legsOf } from "./store/legs.ts";
import { recordingsOf } from "./store/recordings.ts";

/**
 * Ends a call: its outcome is what happened in it, all telephones that still ring or speak are let go, and who spoke wraps
 * up. A call that is over stays as it is.
 *
 * @param how as the exchange said of the customer's line; null when we end it
 * @param told the outcome, where an exchange that leads calls says it
 */
export async function finishCall(
  tx: Ctx,
  on: Exchange,
  call: CallRow,
  { how = null, told = null, at = tx.now() }: { how?: LineEnd | null; told?: CallOutcome | null; at?: Date } = {},
): Promise<CallRow> {
  if (call.state === "ended") return call;
  const outcome = await outcomeOf(tx, call, how, told);
  for (const leg of await legsOf(tx.db, call.id)) {
    // The customer's line is ended below; one that is not placed yet must never be.
    const isOurs = leg.purpose !== "customer" || leg.line === null;
    if (leg.state !== "over" && isOurs) await overLeg(tx, leg, "ended");
  }
  if (how === null && call.line !== null && isLed(on)) {
    steer(tx, call.id, call.line);
  }
  const ended = await updateCall(tx.db, call.id, {
    state: "ended",
    outcome,
    endedAt: at,
    transfer: null,
    heardAt: tx.now(),
  });
  if (call.agentId !== null) await wrapUp(tx, on, ended, call.agentId);
  const { agentId, caseId, customerId } = ended;
  const data = { callId: call.id, direction: call.direction, outcome, agentId, seconds: secondsOf(ended) };
  tx.emit(callEnded, data, { caseId, customerId });
  keepFiled(tx, call.id);
  return ended;
}

/** Who spoke writes down what came of it before the next call; who was only rung is free at once. */
export async function wrapUp(tx: Ctx, on: Exchange, call: CallRow, staffId: number): Promise<void> {
  const agent = await lockAgent(tx.db, staffId, tx.now());
  if (agent.callId !== call.id) return;
  if (agent.state !== "on-call") return freeTelephone(tx, staffId, call.id);
  const { wrapUpSeconds } = on.settings;
  if (wrapUpSeconds === 0) {
    await setTelephone(tx, staffId, { state: "idle", callId: null });
    return enqueueOfferTo(tx, staffId);
  }
  const wrapUpUntil = new Date(tx.now().getTime() + wrapUpSeconds * 1_000);
  await setTelephone(tx, staffId, { state: "wrap-up", callId: call.id, wrapUpUntil });
  enqueueReady(tx, staffId, wrapUpUntil);
}

/** How long a customer and somebody of ours spoke; null when they did not, or still do. */
export function secondsOf({ answeredAt, endedAt }: Pick<CallRow, "answeredAt" | "endedAt">): number | null {
  if (answeredAt === null || endedAt === null) return null;
  return Math.max(0, Math.round((endedAt.getTime() - answeredAt.getTime()) / 1_000));
}

/** The menu gave the caller to a number outside: whoever is there speaks with them. */
export function isHandedOut({ menuState }: Pick<CallRow, "menuState">): boolean {
  return menuState?.steps.some((step) => step.do === "transfer") ?? false;
}

async function outcomeOf(tx: Ctx, call: CallRow, how: LineEnd | null, told: CallOutcome | null): Promise<CallOutcome> {
  if (call.answeredAt !== null) return "answered";
  if (told !== null && told !== "answered") return told;
  if (call.direction === "out")
    return how === "busy" ? "busy" : how === "no-answer" || how === "cancelled" ? "missed" : "failed";
  if (call.callbackWithin !== null) return "callback";
  if (isHandedOut(call)) return "answered";
  const recordings = (await recordingsOf(tx.db, [call.id])).get(call.id) ?? [];
  if (recordings.some(({ kind }) => kind === "voicemail")) return "voicemail";
  return call.rungAt === null ? "abandoned" : "missed";
}
