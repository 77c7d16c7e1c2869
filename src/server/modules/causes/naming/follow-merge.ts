import type { Ctx } from "../../../kernel/ctx.ts";
import { getCases } from "../../cases/index.ts";
import { causesNamed } from "../events.ts";
import { copyCaseCauses, findCaseCauses, takeBroughtAlong } from "../store/case-causes.ts";
import { allCauses } from "../store/causes.ts";

type Pair = { fromCaseId: number; intoCaseId: number };

/** Two cases are one: what was named of the one that went is so of the one that stays. Its own stay with it, uncounted. */
export async function followMerge(ctx: Ctx, { fromCaseId, intoCaseId }: Pair): Promise<void> {
  // Taken apart again before the news came.
  const standing = (await getCases(ctx, [fromCaseId])).get(fromCaseId)?.mergedInto ?? null;
  if (standing === null) return;
  if ((await copyCaseCauses(ctx.db, fromCaseId, intoCaseId)) > 0) await tell(ctx, intoCaseId);
}

/** They are two again: each has what was named of it. */
export async function followUnmerge(ctx: Ctx, { fromCaseId, intoCaseId }: Pair): Promise<void> {
  if ((await takeBroughtAlong(ctx.db, intoCaseId, fromCaseId)) > 0) await tell(ctx, intoCaseId);
}

async function tell(ctx: Ctx, caseId: number): Promise<void> {
  const named = await findCaseCauses(ctx.db, [caseId]);
  const mainId = named.find(({ main }) => main)?.causeId ?? null;
  const names = (await allCauses(ctx.db)).find(({ id }) => id === mainId)?.names ?? {};
  const moreIds = named.filter(({ main }) => !main).map(({ causeId }) => causeId);
  const customerId = (await getCases(ctx, [caseId])).get(caseId)?.customerId ?? null;
  ctx.emit(causesNamed, { mainId, moreIds, product: named[0]?.product ?? null, names }, { caseId, customerId });
}
