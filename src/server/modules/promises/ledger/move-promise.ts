import type { Ctx } from "../../../kernel/ctx.ts";
import { dueBeforeWindow } from "../errors.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { actByHand } from "./act-by-hand.ts";

/**
 * Gives a promise another time, agreed with the customer before it was due. Both times stay in the log, it counts as
 * moved, and `promises.moved` lets others tell the customer. From then on it is a promise of a fixed time.
 *
 * @throws promises.not_found, promises.settled, promises.already_due, promises.due_in_the_past, promises.due_before_window
 */
export function movePromise(
  ctx: Ctx,
  { id, dueAt, reason }: { id: number; dueAt: Date; reason: string },
): Promise<PromiseFacts> {
  return actByHand(ctx, id, { kind: "move", to: dueAt.getTime(), reason }, ({ notBefore }) => {
    if (notBefore && dueAt <= notBefore) {
      throw dueBeforeWindow({ dueAt: dueAt.toISOString(), notBefore: notBefore.toISOString() });
    }
  });
}
