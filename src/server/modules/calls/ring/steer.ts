import { Type } from "typebox";
import { ChannelError, type LineStep } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { type Exchange, exchangeById } from "../exchange-of.ts";
import { enqueueGone, keepFiled } from "../jobs-of-calls.ts";
import { holdOn, talkIn } from "../room.ts";
import { type CallRow, findCall, lockCall, updateCall } from "../store/calls.ts";
import { legsOf } from "../store/legs.ts";

/**
 * Has an open line do what its call wants of it at that time: whatever was wanted before, and could not be told then, is
 * not wanted any more. A line that is gone needs nothing, and its call is over.
 */
export const steerJob = defineJob(
  "calls.steer",
  { schema: Type.Object({ callId: Type.Integer(), line: Type.String() }), maxAttempts: 4 },
  async (ctx, { callId, line }) => {
    const call = await findCall(ctx.db, callId);
    if (!call) return;
    const on = await exchangeById(ctx, call.accountId);
    const steps = line === call.line ? stepsOf(on, call) : await stepsOfLeg(ctx, call, line);
    if (steps === null) return;
    try {
      await on.telephone.steer(line, steps, on.account, on.ports);
    } catch (error) {
      if (!(error instanceof ChannelError) || error.reason !== "gone") throw error;
      await ctx.tx(async (tx) => enqueueGone(tx, { callId, line }));
      return;
    }
    if (line === call.line && call.answeredAt !== null) await notePutThrough(ctx, callId);
  },
);

/** What the customer's line is to do as its call stands; null: what it does already. */
function stepsOf(on: Exchange, call: CallRow): LineStep[] | null {
  switch (call.state) {
    case "ended":
      return [{ do: "hang-up" }];
    case "talking":
      return [talkIn(on, call)];
    case "held":
    case "transferring":
      return [holdOn(on, call)];
    case "queued":
    case "ringing":
      // Who was not spoken with waits already, and would hear it all from the beginning.
      return call.answeredAt === null ? null : [{ do: "wait" }];
    default:
      return null;
  }
}

/** A telephone of ours does by itself what it is to do, until it is to do nothing any more. */
async function stepsOfLeg(ctx: Ctx, { id }: CallRow, line: string): Promise<LineStep[] | null> {
  const isOpen = (await legsOf(ctx.db, id)).some((leg) => leg.line === line && leg.state !== "over");
  return isOpen ? null : [{ do: "hang-up" }];
}

/** The caller was there when somebody picked up: now the call is answered. */
async function notePutThrough(ctx: Ctx, callId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const call = await lockCall(tx.db, callId);
    if (!call || call.putThroughAt !== null || call.answeredAt === null) return;
    await updateCall(tx.db, callId, { putThroughAt: tx.now() });
    keepFiled(tx, callId);
  });
}

/** Leaves it to a worker to tell a line of a call what it is to do. */
export function steer(tx: Ctx, callId: number, line: string): void {
  tx.enqueue(steerJob, { callId, line }, { queue: `call ${callId}`, key: `calls.steer:${callId}:${line}` });
}
