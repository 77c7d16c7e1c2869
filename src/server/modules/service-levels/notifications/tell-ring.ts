import type { Ctx } from "../../../kernel/ctx.ts";
import { ringTold } from "../events.ts";
import { notify } from "./notify.ts";

export type Told = NonNullable<(typeof ringTold)["_data"]>;

/** Puts a ring on people's lists and announces whom it was told to. */
export async function tellRing(
  ctx: Ctx,
  told: Told,
  subject: { caseId: number | null; customerId: number | null },
): Promise<void> {
  const { promiseId, kind, dueAt, rung, late, step, ringsAt } = told;
  await notify(ctx, {
    kind: told.isAhead ? "promise_due_soon" : "promise_broken",
    staffIds: told.staffIds,
    ...subject,
    promiseId,
    data: { promise: { kind, dueAt, rung, late, step, ringsAt } },
  });
  await ctx.tx(async (tx) => tx.emit(ringTold, told, subject));
}
