import type { Ctx } from "../../../kernel/ctx.ts";
import { findPromises, lockUnsettled } from "../store/read.ts";
import { withdrawPromises } from "./withdraw-promises.ts";

/** Withdraws these promises, in whatever case they are now, for a reason as `withdrawPromises` has them. */
export async function withdrawMade(
  ctx: Ctx,
  { ids, reason }: { ids: readonly number[]; reason: string },
): Promise<number[]> {
  return ctx.tx(async (tx) => {
    const caseIds = (await findPromises(tx.db, ids)).flatMap(({ caseId }) => caseId ?? []);
    const rows = (await lockUnsettled(tx.db, caseIds)).filter(({ id }) => ids.includes(id));
    return withdrawPromises(tx, { caseIds, reason }, rows);
  });
}
