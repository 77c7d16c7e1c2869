import type { Ctx } from "../../kernel/ctx.ts";
import { lockPersons } from "./store/customers.ts";

/**
 * Lets nobody else hold these persons until the transaction ends: two messages of one person by two ways at once are then
 * received one after the other, and the second finds the case that the first opened.
 */
export async function holdCustomers(ctx: Ctx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await lockPersons(ctx.db, ids);
}
