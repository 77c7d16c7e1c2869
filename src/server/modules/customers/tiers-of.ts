import type { Ctx } from "../../kernel/ctx.ts";
import { findTiers } from "./store/customers.ts";

/** The tiers of persons, by id; those who have none are absent. */
export async function tiersOf(ctx: Ctx, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = ids.length === 0 ? [] : await findTiers(ctx.db, [...new Set(ids)]);
  return new Map(rows.flatMap(({ id, tier }) => (tier === null ? [] : [[id, tier] as const])));
}
