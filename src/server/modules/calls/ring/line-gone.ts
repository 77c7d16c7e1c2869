import type { Ctx } from "../../../kernel/ctx.ts";
import { exchangeById } from "../exchange-of.ts";
import { finishCall } from "../finish-call.ts";
import { lockCallOfLine, updateCall } from "../store/calls.ts";

/** A customer's line that we told something is gone: the end of the call was lost on its way to us. */
export async function lineGone(
  ctx: Ctx,
  { accountId, line, putsThrough }: { accountId: number; line: string; putsThrough: boolean },
): Promise<void> {
  await ctx.tx(async (tx) => {
    const call = await lockCallOfLine(tx.db, accountId, line);
    if (!call || call.state === "ended") return;
    // Who picked up found nobody: that is no answer, and keeps no promise.
    const heard = putsThrough ? await updateCall(tx.db, call.id, { answeredAt: null }) : call;
    await finishCall(tx, await exchangeById(tx, accountId), heard, { how: "completed" });
  });
}
