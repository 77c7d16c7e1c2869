import type { Ctx } from "../../../kernel/ctx.ts";
import { disputePromise, getPromise } from "../../promises/index.ts";
import { stillOpen } from "../errors.ts";

/**
 * Writes down that a customer told one of us: this did not happen. It goes the way of those that they say on their page.
 * @throws promises.not_found, service-levels.dispute_open for a promise that is still to be kept
 */
export async function raiseDispute(ctx: Ctx, promiseId: number, words: string | null): Promise<void> {
  const { caseId, state } = await getPromise(ctx, promiseId);
  if (state === "open" || state === "withdrawn" || caseId === null) throw stillOpen();
  await disputePromise(ctx, { id: promiseId, caseId, words });
}
