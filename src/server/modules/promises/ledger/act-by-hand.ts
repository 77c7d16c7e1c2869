import type { Ctx } from "../../../kernel/ctx.ts";
import { alreadyDue, dueInThePast, promiseNotFound, promiseSettled } from "../errors.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { lockPromise } from "../store/read.ts";
import { actOnPromises } from "./act-on-promises.ts";
import type { PromiseAct } from "./policy.ts";
import { canSeePromise } from "./visible-promises.ts";

/**
 * Does what a person asked for to one promise, and says why where the policy refuses.
 * @param check looks at the locked promise before
 * @returns the promise as it is now
 * @throws promises.not_found, promises.settled, promises.already_due, promises.due_in_the_past
 */
export async function actByHand(
  ctx: Ctx,
  id: number,
  act: PromiseAct,
  check?: (row: PromiseFacts) => void | Promise<void>,
): Promise<PromiseFacts> {
  return ctx.tx(async (tx) => {
    const row = await lockPromise(tx.db, id);
    if (!row || !(await canSeePromise(tx, row))) throw promiseNotFound({ id });
    await check?.(row);
    const [done] = await actOnPromises(tx, [{ row, act, at: tx.now() }]);
    const { verdict, row: now } = done!;
    if (verdict.outcome === "refused") {
      if (verdict.because === "settled") throw promiseSettled({ state: row.state });
      if (verdict.because === "in_the_past") throw dueInThePast();
      throw alreadyDue({ dueAt: row.dueAt?.toISOString() ?? null });
    }
    return now;
  });
}
