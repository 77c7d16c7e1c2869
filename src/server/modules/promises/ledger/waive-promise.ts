import type { Ctx } from "../../../kernel/ctx.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { actByHand } from "./act-by-hand.ts";

/**
 * Lets go of a promise on the customer's word, before it is due.
 * @throws promises.not_found, promises.settled, promises.already_due
 */
export function waivePromise(ctx: Ctx, { id, reason }: { id: number; reason: string }): Promise<PromiseFacts> {
  return actByHand(ctx, id, { kind: "waive", reason });
}
