import type { Ctx } from "../../kernel/ctx.ts";
import { customerMergedAway, customerNotFound } from "./errors.ts";
import { type CustomerFacts, findCustomers, lockCustomers } from "./store/customers.ts";

/** The person as they are now: an id that was merged away leads to the record it became part of. @throws customers.not_found */
export async function mustFindStanding(ctx: Ctx, id: number): Promise<CustomerFacts> {
  for (let next = id; ; ) {
    const [row] = await findCustomers(ctx.db, [next]);
    if (!row) throw customerNotFound({ id });
    if (row.mergedInto === null) return row;
    next = row.mergedInto;
  }
}

/**
 * The person, held for a change until the transaction ends.
 * @throws customers.not_found, customers.merged_away
 */
export async function mustLock(tx: Ctx, id: number): Promise<CustomerFacts> {
  const [row] = await lockCustomers(tx.db, [id], "change");
  if (!row) throw customerNotFound({ id });
  if (row.mergedInto !== null) throw customerMergedAway({ id, into: row.mergedInto });
  return row;
}
