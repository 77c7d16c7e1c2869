import type { Ctx } from "../../../kernel/ctx.ts";
import { exchangeById } from "../exchange-of.ts";
import { finishCall } from "../finish-call.ts";
import { lockCall, updateCall } from "../store/calls.ts";

/** A customer's line that we told something is gone: the end of the call was lost on its way to us. */
export async function lineGone(ctx: Ctx, { callId, line }: { callId: number; line: string }): Promise<void> {
  await ctx.tx(async (tx) => {
    const call = await lockCall(tx.db, callId);
    if (!call || call.line !== line || call.state === "ended") return;
    // Who picked up found nobody: that is no answer, and keeps no promise.
    const heard = call.putThroughAt === null ? await updateCall(tx.db, callId, { answeredAt: null }) : call;
    await finishCall(tx, await exchangeById(tx, call.accountId), heard, { how: "completed" });
  });
}
