import type { Ctx } from "../../kernel/ctx.ts";
import { enqueueOfferTo } from "./jobs-of-calls.ts";
import { setTelephone } from "./set-telephone.ts";
import { agentsOf, lockAgent } from "./store/agents.ts";
import { lockCall, updateCall } from "./store/calls.ts";

/** Ends somebody's wrapping up: they are there for the next call. @param due only when its time is over */
export async function becomeReady(ctx: Ctx, staffId: number, { due = false } = {}): Promise<void> {
  await ctx.tx(async (tx) => {
    // A call is always locked before its telephones.
    const { callId } = (await agentsOf(tx.db, [staffId], tx.now())).get(staffId)!;
    if (callId !== null) await lockCall(tx.db, callId);
    const agent = await lockAgent(tx.db, staffId, tx.now());
    if (agent.callId !== callId) return;
    if (agent.state !== "wrap-up") return;
    if (due && agent.wrapUpUntil !== null && agent.wrapUpUntil > tx.now()) return;
    if (callId !== null) await updateCall(tx.db, callId, { wrappedUpAt: tx.now() });
    await setTelephone(tx, staffId, { state: "idle", callId: null });
    enqueueOfferTo(tx, staffId);
  });
}
