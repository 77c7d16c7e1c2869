import type { Ctx } from "../../kernel/ctx.ts";
import { findMergedInto, findMergeTargets } from "./store/read.ts";

/**
 * Where each of these cases lives on: the case it was merged into, or itself. Ids of no case are left out, so that a
 * forged or ancient reply token leads nowhere.
 */
export async function currentCaseIds(ctx: Ctx, ids: readonly number[]): Promise<Map<number, number>> {
  return ids.length === 0 ? new Map() : findMergeTargets(ctx.db, ids);
}

/** A case and all that are part of it. */
export async function mergedFamilyOf(ctx: Ctx, id: number): Promise<number[]> {
  return findMergedInto(ctx.db, id);
}
