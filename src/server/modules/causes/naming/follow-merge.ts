import type { Ctx } from "../../../kernel/ctx.ts";
import { getCases } from "../../cases/index.ts";
import { copyCaseCauses, takeBroughtAlong } from "../store/case-causes.ts";
import { tellCauses } from "./tell-causes.ts";

type Pair = { fromCaseId: number; intoCaseId: number };

/** Two cases are one: what was named of the one that went is so of the one that stays. Its own stay with it, uncounted. */
export async function followMerge(ctx: Ctx, { fromCaseId, intoCaseId }: Pair): Promise<void> {
  // Taken apart again before the news came.
  const standing = (await getCases(ctx, [fromCaseId])).get(fromCaseId)?.mergedInto ?? null;
  if (standing === null) return;
  if ((await copyCaseCauses(ctx.db, fromCaseId, intoCaseId)) > 0) await tellCauses(ctx, [intoCaseId]);
}

/** They are two again: each has what was named of it. */
export async function followUnmerge(ctx: Ctx, { fromCaseId, intoCaseId }: Pair): Promise<void> {
  if ((await takeBroughtAlong(ctx.db, intoCaseId, fromCaseId)) > 0) await tellCauses(ctx, [intoCaseId]);
}
