import type { Ctx } from "../../kernel/ctx.ts";
import { currentCaseIds } from "./current-case-ids.ts";
import { lockCases } from "./store/read.ts";
import { changeCase } from "./update-case.ts";

/**
 * Names the partner a case turned out to be about, as a claim or a remedy at their fault shows. Whom somebody named already
 * stays named: a case may cost more than one partner money and be about the first. Needs a transaction.
 */
export async function namePartner(tx: Ctx, caseId: number, partnerId: number): Promise<void> {
  const current = (await currentCaseIds(tx, [caseId])).get(caseId) ?? caseId;
  const [row] = await lockCases(tx.db, [current]);
  if (!row || row.mergedInto !== null || row.partnerId !== null) return;
  await changeCase(tx, row, { partnerId });
}
