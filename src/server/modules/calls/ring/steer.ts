import { Type } from "typebox";
import { ChannelError, type ExchangeOrder, type LineStep } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { exchangeById } from "../exchange-of.ts";
import { enqueueGone, keepFiled } from "../jobs-of-calls.ts";
import type { CallRow } from "../store/calls.ts";

/** Tells an open line to do something else. A line that is gone needs nothing any more, and its call is over. */
export const steerJob = defineJob(
  "calls.steer",
  {
    schema: Type.Object({
      accountId: Type.Integer(),
      line: Type.String(),
      steps: Type.Array(Type.Unknown()),
      /** the call that is somebody's once its caller is put through */
      putsThrough: Type.Optional(Type.Integer()),
    }),
    maxAttempts: 4,
  },
  async (ctx, { accountId, line, steps, putsThrough }) => {
    const on = await exchangeById(ctx, accountId);
    try {
      await on.telephone.steer(line, steps as LineStep[], on.account, on.ports);
    } catch (error) {
      if (!(error instanceof ChannelError) || error.reason !== "gone") throw error;
      await ctx.tx(async (tx) => enqueueGone(tx, { accountId, line, putsThrough: putsThrough !== undefined }));
      return;
    }
    if (putsThrough !== undefined) await ctx.tx(async (tx) => keepFiled(tx, putsThrough));
  },
);

/** Asks an exchange that leads calls itself to do something. */
export const orderJob = defineJob(
  "calls.order",
  { schema: Type.Object({ accountId: Type.Integer(), id: Type.String(), order: Type.Unknown() }), maxAttempts: 4 },
  async (ctx, { accountId, id, order }) => {
    const on = await exchangeById(ctx, accountId);
    try {
      await on.telephone.order({ ...(order as ExchangeOrder), id }, on.account, on.ports);
    } catch (error) {
      if (!(error instanceof ChannelError) || error.reason !== "gone") throw error;
    }
  },
);

/**
 * Leaves a line's next steps to a worker; what a line is told is told in order.
 *
 * @param putsThrough the caller speaks with somebody for the first time: the call is answered once the line does so
 */
export function steer(
  tx: Ctx,
  call: Pick<CallRow, "id" | "accountId">,
  line: string,
  steps: readonly LineStep[],
  { putsThrough = false } = {},
): void {
  const told = { accountId: call.accountId, line, steps: [...steps] };
  tx.enqueue(steerJob, { ...told, ...(putsThrough && { putsThrough: call.id }) }, { queue: `call ${call.id}` });
}

/** Leaves an order to a worker. @param id the same for the same order, so that the exchange knows a repeat */
export function order(tx: Ctx, call: Pick<CallRow, "id" | "accountId">, what: ExchangeOrder, id: string): void {
  tx.enqueue(orderJob, { accountId: call.accountId, id, order: what }, { queue: `call ${call.id}` });
}
