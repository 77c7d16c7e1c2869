import type { Ctx } from "../../../kernel/ctx.ts";
import { promiseNotFound } from "../errors.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { lockPromise } from "../store/read.ts";
import { actOnPromises } from "./act-on-promises.ts";

/**
 * Notes that the customer says of a promise that is no longer open: this did not happen. Its state stays what the
 * evidence made it; the dispute is told and stands beside it. Saying so twice changes nothing.
 *
 * @param input `caseId`: the case the caller was let into, so that no id leads to another's promise
 * @throws promises.not_found
 */
export async function disputePromise(
  ctx: Ctx,
  { id, caseId, words }: { id: number; caseId: number; words: string | null },
): Promise<PromiseFacts> {
  return ctx.tx(async (tx) => {
    const row = await lockPromise(tx.db, id);
    if (!row || row.caseId !== caseId) throw promiseNotFound({ id });
    const [done] = await actOnPromises(tx, [{ row, act: { kind: "dispute", words }, at: tx.now() }]);
    return done!.row;
  });
}
