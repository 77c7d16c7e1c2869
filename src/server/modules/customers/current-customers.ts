import type { Ctx } from "../../kernel/ctx.ts";
import { lockCustomers } from "./store/customers.ts";

/**
 * Where persons are to be found now: themselves, or the record they were merged into. Held until the transaction ends, so
 * that what is then written for them cannot miss a merge. Ids of nobody are left out.
 */
export async function currentCustomers(ctx: Ctx, ids: readonly number[]): Promise<Map<number, number>> {
  const current = new Map<number, number>();
  let asked = new Map(ids.map((id) => [id, id]));
  while (asked.size > 0) {
    const rows = await lockCustomers(ctx.db, [...new Set(asked.values())], "share");
    const mergedInto = new Map(rows.map((row) => [row.id, row.mergedInto]));
    const further = new Map<number, number>();
    for (const [id, place] of asked) {
      const into = mergedInto.get(place);
      if (into === null) current.set(id, place);
      else if (into !== undefined) further.set(id, into);
    }
    asked = further;
  }
  return current;
}
