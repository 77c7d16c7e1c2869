import { type RemedyLimit, remedyKinds } from "../../../../shared/contract/remedies.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { builtInRoleIds } from "../../accounts/index.ts";
import { allLimits, replaceLimits } from "./store.ts";

/** Yuan at once and a day, by built-in role; a shop in another currency sets its own. */
const starting: Record<string, readonly [number, number]> = {
  agent: [200, 1_000],
  supervisor: [2_000, 10_000],
  leader: [20_000, 100_000],
  admin: [20_000, 100_000],
};

/** The limits that a new desk starts with. */
export async function seedLimits(ctx: Ctx): Promise<void> {
  if ((await allLimits(ctx.db)).length > 0) return;
  const limits: RemedyLimit[] = [];
  for (const [key, roleId] of await builtInRoleIds(ctx)) {
    const [once, day] = starting[key] ?? [0, 0];
    for (const kind of remedyKinds) {
      limits.push({ roleId, kind, currency: "CNY", perRemedy: once * 100, perDay: day * 100 });
    }
  }
  await ctx.tx((tx) => replaceLimits(tx.db, limits));
}
