import type { Ctx } from "../../../kernel/ctx.ts";
import { givePromises } from "../store/customers.ts";

/**
 * Gives the promises of one customer to another, in the caller's transaction.
 * @returns ids of those that belong to no case; the others follow their cases
 */
export function moveCustomerPromises(ctx: Ctx, from: number, to: number): Promise<number[]> {
  return givePromises(ctx.db, from, to);
}
