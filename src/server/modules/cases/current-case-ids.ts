import type { Ctx } from "../../kernel/ctx.ts";
import { getCase } from "./get-case.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { findMergedInto, findMergeTargets } from "./store/read.ts";

/**
 * Where each of these cases lives on: the case it was merged into, or itself. Ids of no case are left out, so that a
 * forged or ancient reply token leads nowhere.
 */
export async function currentCaseIds(ctx: Ctx, ids: readonly number[]): Promise<Map<number, number>> {
  return ids.length === 0 ? new Map() : findMergeTargets(ctx.db, ids);
}

/** The case in which one lives on, for an actor who may see it. @throws cases.not_found */
export async function getCurrentCase(ctx: Ctx, id: number): Promise<CaseFacts> {
  return getCase(ctx, (await currentCaseIds(ctx, [id])).get(id) ?? id);
}

/** A case and all that are part of it. */
export async function mergedFamilyOf(ctx: Ctx, id: number): Promise<number[]> {
  return findMergedInto(ctx.db, id);
}
