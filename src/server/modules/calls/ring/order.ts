import { Type } from "typebox";
import { ChannelError, type ExchangeOrder } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { exchangeById } from "../exchange-of.ts";
import { finishCall } from "../finish-call.ts";
import { type CallRow, findCall, lockCall } from "../store/calls.ts";

/** Asks an exchange that leads calls itself to do something, if that is wanted yet when its turn comes. */
export const orderJob = defineJob(
  "calls.order",
  { schema: Type.Object({ callId: Type.Integer(), id: Type.String(), order: Type.Unknown() }), maxAttempts: 4 },
  async (ctx, { callId, id, order: given }) => {
    const what = given as ExchangeOrder;
    const call = await findCall(ctx.db, callId);
    if (!call || !isWanted(call, what)) return;
    const on = await exchangeById(ctx, call.accountId);
    try {
      await on.telephone.order({ ...what, id }, on.account, on.ports);
    } catch (error) {
      if (!(error instanceof ChannelError) || error.reason !== "gone") throw error;
      // A call that was never made, or that is not there to be ended, is one of which nothing more will be told.
      if (what.type === "dial" || what.type === "hang-up") await endUnknown(ctx, callId);
    }
  },
);

const WANTED_IN = { hold: "held", resume: "talking", transfer: "transferring" } as const;

function isWanted({ state }: CallRow, { type }: ExchangeOrder): boolean {
  return type === "dial" || type === "hang-up" ? state !== "ended" : state === WANTED_IN[type];
}

async function endUnknown(ctx: Ctx, callId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const call = await lockCall(tx.db, callId);
    if (call) await finishCall(tx, await exchangeById(tx, call.accountId), call, { how: "completed" });
  });
}

/** Leaves an order to a worker. However often it is told, the exchange knows it by its id. */
export function order(
  tx: Ctx,
  { id: callId, accountId }: Pick<CallRow, "id" | "accountId">,
  what: ExchangeOrder,
): void {
  const id = `${accountId}-${callId}-${what.type}-${tx.now().getTime()}`;
  tx.enqueue(orderJob, { callId, id, order: what }, { queue: `call ${callId}` });
}
