import type { Ctx } from "../../../kernel/ctx.ts";
import { teamsOfStaff } from "../../accounts/index.ts";
import { enqueueRing } from "../jobs-of-calls.ts";
import { setTelephone } from "../set-telephone.ts";
import { type CallRow, lockCall, updateCall, waitingCalls } from "../store/calls.ts";
import { insertLeg, type LegRow, legsOf } from "../store/legs.ts";
import { chooseAgent } from "./choose-agent.ts";

const UNFILED_MS = 10_000;

/** Rings somebody for a call that waits, unless somebody is being rung. */
export async function offerWaiting(ctx: Ctx, callId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const call = await lockCall(tx.db, callId);
    if (!call || (call.state !== "queued" && call.state !== "ringing")) return;
    // Who knows the caller is known once the call is part of a case, which takes no time unless something is wrong.
    const waited = tx.now().getTime() - (call.queuedAt ?? call.startedAt).getTime();
    if (call.messageId !== null || waited > UNFILED_MS) await offerCall(tx, call);
  });
}

/** Rings for whatever waits in the teams of somebody who is there for the next call. */
export async function offerTo(ctx: Ctx, staffId: number): Promise<void> {
  for (const call of await waitingCalls(ctx.db, await teamsOfStaff(ctx, [staffId]))) await offerWaiting(ctx, call.id);
}

/** Rings whoever is next. @returns whether somebody is being rung */
export async function offerCall(tx: Ctx, call: CallRow): Promise<boolean> {
  const legs = await legsOf(tx.db, call.id);
  if (legs.some(({ purpose, state }) => purpose === "offer" && state !== "over")) return true;
  const staffId = call.teamId === null ? null : await chooseAgent(tx, call, { teamId: call.teamId }, legs);
  if (staffId === null) {
    if (call.state === "ringing") await updateCall(tx.db, call.id, { state: "queued" });
    return false;
  }
  await ringAgent(tx, call, staffId, "offer");
  return true;
}

/** Rings somebody's telephone for a call that must be locked. */
export async function ringAgent(
  tx: Ctx,
  call: CallRow,
  staffId: number,
  purpose: "offer" | "transfer" | "agent",
): Promise<LegRow> {
  const now = tx.now();
  const leg = await insertLeg(tx.db, { callId: call.id, purpose, staffId, rungAt: now });
  if (purpose === "offer") await updateCall(tx.db, call.id, { state: "ringing", rungAt: call.rungAt ?? now });
  await setTelephone(tx, staffId, { state: "ringing", callId: call.id });
  enqueueRing(tx, leg);
  return leg;
}
