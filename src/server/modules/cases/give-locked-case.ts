import type { Ctx } from "../../kernel/ctx.ts";
import { type Gift, giveCase } from "./give-case.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { lockCases } from "./store/read.ts";

/**
 * Locks a case and gives it to whom `choose` names. Whoever else wants to give it waits, and then chooses by the row
 * that came of this: that is how two who route at once make one owner.
 *
 * @param choose gets the locked row; null leaves it as it is
 * @returns the case as it is now, or undefined when there is none or it was merged away
 */
export async function giveLockedCase(
  ctx: Ctx,
  caseId: number,
  choose: (tx: Ctx, row: CaseFacts) => Promise<Gift | null>,
): Promise<CaseFacts | undefined> {
  return ctx.tx(async (tx) => {
    const [row] = await lockCases(tx.db, [caseId]);
    if (!row || row.mergedInto) return undefined;
    const gift = await choose(tx, row);
    return gift ? giveCase(tx, row, gift) : row;
  });
}
