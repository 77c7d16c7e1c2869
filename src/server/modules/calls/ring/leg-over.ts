import type { LineEnd } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { defaultTeam } from "../../accounts/index.ts";
import { callQueued } from "../events.ts";
import type { Exchange } from "../exchange-of.ts";
import { finishCall, wrapUp } from "../finish-call.ts";
import { enqueueOffer } from "../jobs-of-calls.ts";
import { type CallRow, updateCall } from "../store/calls.ts";
import { type LegRow, legsOf } from "../store/legs.ts";
import { chooseAgent } from "./choose-agent.ts";
import { lockLeg } from "./lock-leg.ts";
import { ringAgent } from "./offer-call.ts";
import { overLeg } from "./over-leg.ts";
import { steer } from "./steer.ts";

/** Whether a telephone is to be let go of yet, asked once nobody else can change its call. */
export type StillSo = (tx: Ctx, leg: LegRow) => boolean | Promise<boolean>;

/** Of a telephone that is let go of because nobody picked it up: somebody may just have. */
export const rangOnly: StillSo = (_tx, { state }) => state !== "answered";

/**
 * A telephone that we rang rings or speaks no more: what becomes of its call.
 *
 * @param isStillSo where we decide it ourselves, by what was read before the call was locked; left out: the exchange says it
 */
export async function legOver(
  ctx: Ctx,
  on: Exchange,
  legId: number,
  how: LineEnd | "declined",
  isStillSo: StillSo = () => true,
): Promise<void> {
  await ctx.tx(async (tx) => {
    const locked = await lockLeg(tx, on, legId);
    if (!locked || !(await isStillSo(tx, locked.leg))) return;
    const { leg, call } = locked;
    const spoke = leg.state === "answered";
    if (!(await overLeg(tx, leg, how)) || call.state === "ended") return;
    switch (leg.purpose) {
      case "customer":
        await finishCall(tx, on, call, { how: how === "declined" ? "cancelled" : how });
        return;
      case "agent":
      case "offer":
        if (spoke) await agentLeft(tx, on, call, leg.staffId!);
        else if (leg.purpose === "offer") enqueueOffer(tx, call.id);
        // Who called does not pick up themselves: the customer was never rung.
        else await finishCall(tx, on, call);
        return;
      case "transfer":
        if (spoke) await agentLeft(tx, on, call, leg.staffId!);
        else await transferFailed(tx, on, call);
    }
  });
}

/** Somebody who spoke with the customer hung up. Whom they were giving to somebody else stays on the line. */
async function agentLeft(tx: Ctx, on: Exchange, call: CallRow, staffId: number): Promise<void> {
  if (call.agentId !== staffId) return;
  if (call.state !== "transferring") {
    await finishCall(tx, on, call);
    return;
  }
  await wrapUp(tx, on, call, staffId);
}

/** Nobody took what was to be transferred: the next one of the team, or back to whoever gave it away, or to the queue. */
export async function transferFailed(tx: Ctx, on: Exchange, call: CallRow): Promise<void> {
  if (call.state !== "transferring" || call.transfer === null) return;
  const legs = await legsOf(tx.db, call.id);
  const { teamId, fromId } = call.transfer;
  if (teamId !== null) {
    const next = await chooseAgent(tx, { ...call, caseId: null }, { teamId }, legs);
    if (next !== null && next !== fromId) {
      await ringAgent(tx, call, next, "transfer");
      return;
    }
  }
  await backToGiver(
    tx,
    on,
    call,
    legs.some((leg) => leg.staffId === fromId && leg.state === "answered"),
  );
}

/** Brings a customer back from a transfer. @param isThere whoever gave them away is still on the line */
export async function backToGiver(tx: Ctx, on: Exchange, call: CallRow, isThere: boolean): Promise<CallRow> {
  if (isThere) {
    steer(tx, call.id, call.line!);
    return updateCall(tx.db, call.id, { state: "talking", transfer: null });
  }
  // Nobody is left to speak with them: they wait as whoever just called, and before them.
  const queuedAt = call.queuedAt ?? call.startedAt;
  const teamId = call.transfer?.teamId ?? call.teamId ?? on.account.teamId ?? (await defaultTeam(tx)).id;
  const queued = await updateCall(tx.db, call.id, { state: "queued", transfer: null, agentId: null, queuedAt, teamId });
  steer(tx, call.id, call.line!);
  tx.emit(callQueued, { callId: call.id, teamId }, { caseId: call.caseId, customerId: call.customerId });
  enqueueOffer(tx, call.id);
  return queued;
}
