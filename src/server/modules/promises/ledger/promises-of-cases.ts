import type { PromiseView } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { countPromisesOf, type PromiseScope } from "../store/lists.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { findNextOfCases, findOpenPromises, findPromisesOfCases } from "../store/read.ts";
import { presentPromises } from "./present.ts";

/**
 * All promises of cases that the caller may see: open ones by due time, then the others, newest first.
 * @param subjects subjects of the cases, for `caseSubject`
 */
export async function promisesOfCases(
  ctx: Ctx,
  caseIds: readonly number[],
  subjects?: ReadonlyMap<number, string>,
): Promise<Map<number, PromiseView[]>> {
  const views = await presentPromises(ctx, await findPromisesOfCases(ctx.db, caseIds), subjects);
  return Map.groupBy(views, (view) => view.caseId!);
}

/** For each case that has one, the promise that is due next, or the newest broken one where nothing is open. */
export async function nextPromiseOfCases(
  ctx: Ctx,
  caseIds: readonly number[],
  subjects?: ReadonlyMap<number, string>,
): Promise<Map<number, PromiseView>> {
  const views = await presentPromises(ctx, await findNextOfCases(ctx.db, caseIds), subjects);
  return new Map(views.map((view) => [view.caseId!, view]));
}

/** The open promises of cases of these kinds, the one due first first. */
export function openPromises(ctx: Ctx, caseIds: readonly number[], kinds: readonly string[]): Promise<PromiseFacts[]> {
  return findOpenPromises(ctx.db, caseIds, kinds);
}

/** How many promises of a team, a person or of all are broken, and how many are due within `dueWithinMs`; each stops at 1,000. */
export function countPromises(
  ctx: Ctx,
  scope: PromiseScope,
  dueWithinMs = 3_600_000,
): Promise<{ broken: number; dueSoon: number }> {
  return countPromisesOf(ctx.db, scope, new Date(ctx.now().getTime() + dueWithinMs));
}
