import type { PromiseState } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { promiseNotFound } from "../errors.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { lockPromise } from "../store/read.ts";
import { actOnPromises } from "./act-on-promises.ts";

/** How a dispute is answered: the customer is right, or we say why it did happen. */
export type DisputeAnswer = { accept: true; reason: string | null } | { accept: false; reason: string };

/**
 * Answers a dispute. Where the customer is right, what was held for kept is broken from now on; the log says all of it.
 * @param input `about`: the state that was disputed. Whoever calls knows that the actor may answer.
 * @throws promises.not_found
 */
export async function answerDispute(
  ctx: Ctx,
  { id, about, answer }: { id: number; about: PromiseState; answer: DisputeAnswer },
): Promise<PromiseFacts> {
  return ctx.tx(async (tx) => {
    const row = await lockPromise(tx.db, id);
    if (!row) throw promiseNotFound({ id });
    const act = answer.accept
      ? ({ kind: "uphold", about, reason: answer.reason } as const)
      : ({ kind: "dismiss", reason: answer.reason } as const);
    const [done] = await actOnPromises(tx, [{ row, act, at: tx.now() }]);
    return done!.row;
  });
}
