import type { Ctx } from "../../kernel/ctx.ts";
import { giveEventsBack } from "../../kernel/events/of-customer.ts";
import { customerFacets } from "./facets.ts";

/** Gives all that belongs to these cases to the person whose they are, as far as `from` has it. In the caller's transaction. */
export async function giveCasesTo(
  tx: Ctx,
  { from, to, caseIds }: { from: number; to: number; caseIds: readonly number[] },
): Promise<void> {
  if (from === to) return;
  const give = { from, to, ids: [], caseIds: [...caseIds] };
  for (const facet of customerFacets()) await facet.putBack(tx, give);
  await giveEventsBack(tx.db, give);
}
