import type { Ctx } from "../../kernel/ctx.ts";
import { countWork, findOwned, findTeamsWithUnowned, findUnowned } from "./store/owners.ts";

/** How many cases in hand each of these people has: new or open, and not put aside. People with none are absent. */
export function workOf(ctx: Ctx, staffIds: readonly number[]): Promise<Map<number, number>> {
  return countWork(ctx.db, staffIds);
}

/** Cases of a team that wait for an owner: the most serious first, of those the most urgent, then the oldest. Put-aside ones wait on purpose. */
export function unownedOf(ctx: Ctx, teamId: number, limit: number): Promise<number[]> {
  return findUnowned(ctx.db, teamId, limit);
}

/** Teams in which cases wait for an owner. */
export function teamsWithUnowned(ctx: Ctx): Promise<number[]> {
  return findTeamsWithUnowned(ctx.db);
}

/** Cases that a person owns and that are not done, by number, after one. */
export function ownedBy(ctx: Ctx, staffId: number, after: number, limit: number): Promise<number[]> {
  return findOwned(ctx.db, staffId, after, limit);
}
